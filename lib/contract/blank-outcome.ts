import type { Outcome } from './outcome.ts';

/** The outcome of a check that has cost nothing and found nothing. @param startedAtMs since the run began */
export const blankOutcome = (check: string, startedAtMs: number): Outcome => ({
  check,
  state: 'pass',
  findings: [],
  observations: [],
  looked: [],
  startedAtMs,
  durationMs: 0,
  waitedMs: 0,
  exchanges: 0,
  messages: 0,
  sockets: 0,
});
