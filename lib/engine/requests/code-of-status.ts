import type { FindingCode } from '../../contract/outcome.ts';

/** What a status is called that is not the right one. */
export const codeOfStatus = (status = 0): Extract<FindingCode, 'status' | 'server-error'> =>
  status >= 500 ? 'server-error' : 'status';
