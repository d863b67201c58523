import type { FindingCode } from '../../contract/outcome.ts';

/** The code of a finding about a wrong status. */
export const codeOfStatus = (status = 0): Extract<FindingCode, 'status' | 'server-error'> =>
  status >= 500 ? 'server-error' : 'status';
