import type { RequirementResult } from '../contract/report.ts';

/** Whether the exit code of a run depends on a requirement: on a `must` that a check can verify. */
export const decidesGate = ({ level, excluded }: Pick<RequirementResult, 'level' | 'excluded'>): boolean =>
  level === 'must' && excluded === undefined;
