import type { Report } from '../../contract/report.ts';
import { casesOf, requirementsOf, type Case, type Judged } from './case.ts';
import { causeTitle } from './cause-title.ts';
import type { Cause } from './cause.ts';
import { groupCases } from './group-cases.ts';

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

type IsMust = (requirement: string) => boolean;

const isMustOf = ({ requirements }: Pick<Report, 'requirements'>): IsMust => {
  const musts = new Set(requirements.filter(({ level }) => level === 'must').map(({ id }) => id));
  return (id) => musts.has(id);
};

/**
 * The smaller, the better the example: of the cause's own level, what was seen to be so now and then (as the title says then), what a check found rather than a monitor,
 * what shows at once rather than later, and a scenario's step rather than a drawn value.
 */
const complexity = (one: Case, isMust: IsMust): number =>
  (requirementsOf(one).some(isMust) ? 0 : 10_000) +
  (one.finding?.asked === 'some' ? 0 : 5000) +
  (one.check.area === 'monitors' ? 1000 : 0) +
  (one.finding?.uses?.includes('outlast') === true ? 500 : 0) +
  (one.condition?.size ?? 0) * 100 +
  (one.finding?.step ?? '').length;

const plainest = (cases: readonly Case[], isMust: IsMust): Case | undefined =>
  cases.toSorted((one, other) => complexity(one, isMust) - complexity(other, isMust))[0];

const causeOf = (cases: readonly Case[], { checks }: Judged, isMust: IsMust): readonly Cause[] => {
  const example = plainest(cases, isMust);
  if (example === undefined) return [];
  const ids = distinct(cases.flatMap(requirementsOf));
  const shownBy = distinct(cases.map(({ check }) => check.check));
  return [
    {
      title: causeTitle(cases, example),
      says: example.says,
      verdict: ids.some(isMust) ? 'fail' : 'warn',
      requirements: ids,
      checks: shownBy,
      blocks: checks
        .filter(({ check, blockedBy = [] }) => !shownBy.includes(check) && blockedBy.some((id) => ids.includes(id)))
        .map(({ check }) => check),
      example: { check: example.check, ...(example.finding === undefined ? {} : { finding: example.finding }) },
    },
  ];
};

const order = (one: Cause, other: Cause): number =>
  other.blocks.length - one.blocks.length ||
  Number(one.verdict === 'warn') - Number(other.verdict === 'warn') ||
  other.checks.length - one.checks.length;

/** The causes of all that a run found wrong: the one that blocks most first; of those that block nothing, failed before warned, and the one that most checks show. */
export const causesOf = (report: Judged): readonly Cause[] => {
  const isMust = isMustOf(report);
  const cases = report.checks.flatMap((check) => casesOf(check, report));
  return groupCases(cases)
    .flatMap((group) => causeOf(group, report, isMust))
    .toSorted(order);
};
