import type { Anomaly, Lag, Outcome } from '../../contract/outcome.ts';

/** What a scenario contributes to the outcome of its check. */
export type Result = Pick<
  Outcome,
  'state' | 'blockedBy' | 'findings' | 'observations' | 'looked' | 'waitedMs' | 'exchanges' | 'messages' | 'sockets'
> & {
  readonly reason?: string;
  readonly values?: NonNullable<Outcome['values']>;
  readonly lagMs?: number;
  readonly lags?: readonly Lag[];
  readonly wentBack?: number;
  readonly anomalies?: readonly Anomaly[];
};
