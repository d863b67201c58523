import type { Check } from '../../contract/check.ts';
import { isOfLags } from '../../engine/plan/not-applicable.ts';
import { isSoak } from '../../engine/plan/outlasts.ts';
import type { Requirement } from '../../spec/requirement.ts';
import type { FaultRow } from './fault-row.ts';
import { isProved } from './judge-fault.ts';

/** The part of a row by which it can be said what the catalogue leaves unproved. */
export type ProvedFault = Pick<FaultRow, 'id' | 'breaks' | 'state' | 'provedOn' | 'caughtBy'>;

const isJudged = ({ level, excluded }: Requirement): boolean => level !== 'record' && excluded === undefined;

/** The matrix has no time to soak: each of these is seen to fail by a test of its own (`lib/engine/soak.test.ts`). */
const soakedFor = (checks: readonly Check[]): ReadonlySet<string> =>
  new Set(checks.filter(isSoak).flatMap(({ verifies }) => verifies));

const requirementGap = (id: string, rows: readonly ProvedFault[]): readonly string[] => {
  if (rows.some(({ provedOn }) => provedOn.includes(id))) return [];
  const own = rows.filter(({ breaks }) => breaks.includes(id)).map((row) => row.id);
  return [
    own.length === 0
      ? `requirement ${id}: no fault breaks it directly`
      : `requirement ${id}: no check that verifies it found ${own.join(' or ')}`,
  ];
};

interface OtherRows {
  /** By a profile that lets effects lag: what is about that is proved there. */
  readonly lagging?: readonly ProvedFault[];
}

/**
 * What no fault has proved: one sentence for each fault that was not caught, for each judged requirement that no check of it found broken, and for each
 * check of a judged requirement that caught no fault.
 */
export const faultGaps = (
  rows: readonly ProvedFault[],
  requirements: readonly Requirement[],
  checks: readonly Check[],
  { lagging = [] }: OtherRows = {},
): readonly string[] => {
  const soaked = soakedFor(checks);
  const ofLags = checks.filter(isOfLags);
  const provedByLag = new Set(ofLags.flatMap(({ verifies }) => verifies));
  const rowsFor = (id: string): readonly ProvedFault[] => (provedByLag.has(id) ? lagging : rows);
  const judged = new Set(requirements.filter((one) => isJudged(one) && !soaked.has(one.id)).map(({ id }) => id));
  const catching = new Set(rows.flatMap(({ caughtBy }) => caughtBy));
  const catchingLags = new Set(lagging.flatMap(({ caughtBy }) => caughtBy));
  return [
    ...rows.filter(({ state }) => !isProved(state)).map(({ id, state }) => `fault ${id}: ${state}`),
    ...[...judged].flatMap((id) => requirementGap(id, rowsFor(id))),
    ...checks
      .filter(({ verifies }) => verifies.some((one) => judged.has(one)))
      .filter((check) => !(isOfLags(check) ? catchingLags : catching).has(check.id))
      .map(({ id }) => `check ${id}: it has caught no fault`),
  ];
};
