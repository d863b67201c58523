import type { CheckResult, Report } from '../../contract/report.ts';
import type { Cause } from '../../verdict/causes/cause.ts';
import { causesOf } from '../../verdict/causes/causes-of.ts';
import type { CauseChange, Kind } from './comparison.ts';
import type { Pair } from './compare-requirements.ts';
import { wasLeftOut } from './was-left-out.ts';

/** Causes by name; or, where another number of operations does the same, by what they do and to which requirements. */
const isSame = (one: Cause, other: Cause): boolean =>
  one.title === other.title ||
  (one.says === other.says && one.requirements.some((id) => other.requirements.includes(id)));

const changeOf = (kind: Kind, { title, verdict, requirements, checks }: Cause, why?: string): CauseChange => ({
  kind,
  title,
  verdict,
  requirements,
  checks,
  ...(why === undefined ? {} : { why }),
});

const statesOf = ({ checks }: Report, { checks: ids }: Cause): readonly CheckResult['state'][] =>
  checks.filter(({ check }) => ids.includes(check)).map(({ state }) => state);

/** None of its checks was asked for in the other run. */
const isLeftOut = (cause: Cause, { before, after }: Pair): boolean =>
  statesOf(after, cause).length === 0 &&
  before.checks.filter(({ check }) => cause.checks.includes(check)).every((check) => wasLeftOut(after, check, before));

/** It is there still, and the second run accepts it. */
const isKnownNow = (cause: Cause, { checks }: Report): boolean => {
  const later = checks.filter(({ check }) => cause.checks.includes(check));
  return (
    later.some(({ verdict }) => verdict === 'known') &&
    later.every(({ verdict }) => verdict !== 'inconclusive' && verdict !== 'left out')
  );
};

/** A cause that is there no longer: fixed where all of its checks pass now. */
const gone = (cause: Cause, after: Report): CauseChange => {
  const states = statesOf(after, cause);
  return states.length === cause.checks.length && states.every((state) => state === 'pass')
    ? changeOf('fixed', cause)
    : changeOf('unsure', cause, 'not all of its checks pass in the second run');
};

/** A cause that was not there before: broken where one of its checks passed then. */
const come = (cause: Cause, before: Report): CauseChange =>
  statesOf(before, cause).includes('pass')
    ? changeOf('broken', cause)
    : changeOf('new', cause, 'none of its checks passed in the first run');

/** The causes that only one of two reports shows. */
export const compareCauses = ({ before, after }: Pair): readonly CauseChange[] => {
  const [earlier, later] = [causesOf(before), causesOf(after)];
  return [
    ...earlier
      .filter((cause) => !later.some((other) => isSame(cause, other)))
      .filter((cause) => !isLeftOut(cause, { before, after }) && !isKnownNow(cause, after))
      .map((cause) => gone(cause, after)),
    ...later.filter((cause) => !earlier.some((other) => isSame(cause, other))).map((cause) => come(cause, before)),
  ];
};
