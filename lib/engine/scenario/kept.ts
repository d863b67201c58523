import type { Anomaly, Lag } from '../../contract/outcome.ts';
import type { Result } from '../state/result.ts';

type Kept = Pick<Result, 'lagMs' | 'lags' | 'wentBack' | 'anomalies'>;

/** Enough to recognise the kind of problem. */
const mostLags = 50;
const mostAnomalies = 10;

/** What is kept of several results beside what decides a check: lags, the longest first, answers that went back, and anomalies in their order. */
export const keptOf = (results: readonly Kept[]): Kept => {
  const lags: readonly Lag[] = results.flatMap((one) => one.lags ?? []).toSorted((a, b) => b.lagMs - a.lagMs);
  const anomalies: readonly Anomaly[] = results.flatMap((one) => one.anomalies ?? []);
  const wentBack = results.reduce((sum, one) => sum + (one.wentBack ?? 0), 0);
  const [longest] = lags;
  return {
    ...(longest === undefined ? {} : { lagMs: longest.lagMs, lags: lags.slice(0, mostLags) }),
    ...(wentBack === 0 ? {} : { wentBack }),
    ...(anomalies.length === 0 ? {} : { anomalies: anomalies.slice(0, mostAnomalies) }),
  };
};
