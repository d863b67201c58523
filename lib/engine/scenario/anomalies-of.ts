import type { Anomaly } from '../../contract/outcome.ts';
import type { Result } from '../state/result.ts';
import type { Ended } from './next-attempt.ts';

type Late = Pick<Ended, 'late' | 'firsts'>;

const noteOf = (what: string, steps: readonly string[]): readonly string[] =>
  steps.length === 0 ? [] : [`${what} at ${steps.join(', ')}`];

const lateNote = ({ late, firsts }: Late): string => {
  const isFirst = (step: string): boolean => (firsts[step]?.length ?? 0) > 0;
  const slow = late.filter((step) => !isFirst(step));
  return [
    ...noteOf('an effect came later than is usual for this target', slow),
    ...noteOf('only the first question was answered wrongly', late.filter(isFirst)),
  ].join('; ');
};

/** Why an attempt is not final. */
export const anomaliesOf = (
  { findings, reason }: Result,
  { late, firsts }: Late,
  number: number,
): readonly Anomaly[] => {
  if (findings.length === 0) return [{ attempt: number, message: reason ?? lateNote({ late, firsts }) }];
  return findings.map((finding) => ({ attempt: number, message: finding.message, finding }));
};
