import type { Check } from '../../contract/check.ts';
import type { Requirement } from '../../spec/requirement.ts';
import type { FaultResult } from './judge-fault.ts';

/** The part of a fault's result by which it can be said what the catalogue leaves unproved. */
export type ProvedFault = Pick<FaultResult, 'id' | 'breaks' | 'state' | 'caughtBy'>;

const isJudged = ({ level, excluded }: Requirement): boolean => level !== 'record' && excluded === undefined;

/**
 * What no fault has proved: one sentence for each judged requirement that no fault breaks, for each check of a judged requirement that no fault has
 * turned red, and for each fault that was not caught.
 */
export const faultGaps = (
  results: readonly ProvedFault[],
  requirements: readonly Requirement[],
  checks: readonly Check[],
): readonly string[] => {
  const judged = new Set(requirements.filter(isJudged).map(({ id }) => id));
  const broken = new Set(results.flatMap(({ breaks }) => breaks));
  const red = new Set(results.flatMap(({ caughtBy }) => caughtBy));
  return [
    ...results.filter(({ state }) => state !== 'caught').map(({ id, state }) => `fault ${id}: ${state}`),
    ...[...judged].filter((id) => !broken.has(id)).map((id) => `requirement ${id}: no fault breaks it`),
    ...checks
      .filter(({ id, verifies }) => verifies.some((one) => judged.has(one)) && !red.has(id))
      .map(({ id }) => `check ${id}: no fault has turned it red`),
  ];
};
