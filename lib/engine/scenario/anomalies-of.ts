import type { Anomaly } from '../../contract/outcome.ts';
import type { Result } from '../state/result.ts';
import type { Ended } from './next-attempt.ts';

const lateNote = (steps: readonly string[]): string =>
  `an effect came later than is usual for this target at ${steps.join(', ')}`;

/** Why an attempt is not final. */
export const anomaliesOf = ({ findings, reason }: Result, { late }: Ended, number: number): readonly Anomaly[] => {
  if (findings.length === 0) return [{ attempt: number, message: reason ?? lateNote(late) }];
  return findings.map((finding) => ({ attempt: number, message: finding.message, finding }));
};
