import type { FaultResult } from './judge-fault.ts';

/** What is published of a fault: one line of `reports/faults/<area>.jsonl`. */
export interface FaultRow extends Pick<
  FaultResult,
  'id' | 'breaks' | 'state' | 'provedOn' | 'caughtBy' | 'unrelated' | 'checks' | 'reason'
> {
  /** How often it was run until it was caught: first beside others, then alone. */
  readonly tries: number;
}

/** Makes the row of a result. */
export const rowOf = (result: FaultResult, tries: number): FaultRow => {
  const { id, breaks, state, provedOn, caughtBy, unrelated, checks, reason } = result;
  const row = { id, breaks, state, provedOn, caughtBy, unrelated, checks, tries };
  return reason === undefined ? row : { ...row, reason };
};
