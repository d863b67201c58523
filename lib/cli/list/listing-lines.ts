import { countOf, quantity } from '../../contract/quantity.ts';
import type { Check } from '../../contract/check.ts';
import { isSoak } from '../../engine/plan/outlasts.ts';
import type { Paint } from '../../report/summary/paint.ts';
import type { Level, Requirement } from '../../spec/requirement.ts';
import type { Listing } from './listing.ts';

const levels: readonly Level[] = ['must', 'should', 'record'];

const row = (name: string, counts: readonly (number | string)[]): string =>
  `  ${name.padEnd(20)}${counts.map((count) => (typeof count === 'number' ? quantity(count) : count).padStart(8)).join('')}`;

const countsOf = ({ checks, requirements }: Listing): readonly number[] => [
  checks.length,
  ...levels.map((level) => requirements.filter((requirement) => requirement.level === level).length),
];

/** One line an area: how many checks it has, and how many requirements of each level. */
export const areaLines = (listing: Listing, paint: Paint): readonly string[] => {
  const areas = new Set([...listing.checks, ...listing.requirements].map(({ area }) => area));
  const ofArea = (area: string): Listing => ({
    checks: listing.checks.filter((one) => one.area === area),
    requirements: listing.requirements.filter((one) => one.area === area),
  });
  return [
    paint.quiet(row('area', ['checks', ...levels])),
    ...[...areas].map((area) => row(area, countsOf(ofArea(area)))),
    paint.strong(row('all', countsOf(listing))),
    '',
    '"list <area>" prints the checks of an area, "list --checks" all of them, "list --json" everything as JSON.',
  ];
};

const requirementLine = (id: string, requirement: Requirement | undefined): string =>
  requirement === undefined ? `      ${id}` : `      ${requirement.level.padEnd(6)}  ${requirement.says} [${id}]`;

const conditionOf = (check: Check, paint: Paint): string => {
  const option = isSoak(check) ? '--soak' : '--deep';
  return isSoak(check) || check.deep === true ? paint.quiet(` (only with ${option})`) : '';
};

/** Each check with its title and the requirements that it verifies. */
export const checkLines = ({ checks, requirements }: Listing, paint: Paint): readonly string[] => {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const verified = new Set(checks.flatMap(({ check }) => check.verifies));
  return [
    ...checks.flatMap(({ check }) => [
      `${paint.strong(check.id)}  ${check.title}${conditionOf(check, paint)}`,
      ...check.verifies.map((id) => paint.quiet(requirementLine(id, byId.get(id)))),
    ]),
    '',
    `${countOf(checks.length, 'check')} verify ${countOf(verified.size, 'requirement')}`,
  ];
};
