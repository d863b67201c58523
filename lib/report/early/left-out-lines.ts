import { groupBy } from '../../contract/group-by.ts';
import { countOf, quantity } from '../../contract/quantity.ts';
import type { Report } from '../../contract/report.ts';
import { areaOf } from '../../spec/area-of.ts';

/** So many names of a group are shown; the report has all of them. */
const shownNames = 8;

const named = (ids: readonly string[]): string => {
  const rest = ids.length - shownNames;
  return `${ids.slice(0, shownNames).join(', ')}${rest > 0 ? ` and ${quantity(rest)} more` : ''}`;
};

/** Of each group that something of was left out: its name, what was left out, and all of it. */
type Group = readonly [area: string, left: readonly string[], all: readonly string[]];

const groupsOf = (left: readonly string[], all: readonly string[]): readonly Group[] => {
  const whole = groupBy(all, areaOf);
  return [...groupBy(left, areaOf)].map(([area, some]) => [area, some, whole.get(area) ?? []]);
};

const groupLine = (noun: string, [area, left, all]: Group): string =>
  left.length === all.length && all.length > 1
    ? `${area}: all ${countOf(all.length, noun)}`
    : `${area}: ${quantity(left.length)} of ${countOf(all.length, noun)}: ${named(left)}`;

/** `users 3 of 12`, or `groups all 40`. */
const groupCount = ([area, left, all]: Group): string =>
  left.length === all.length
    ? `${area} all ${quantity(all.length)}`
    : `${area} ${quantity(left.length)} of ${quantity(all.length)}`;

/** What a run that ended early left out, by groups, and why; empty where it left out nothing. The first line is a heading. */
export const leftOutLines = ({ run, checks, requirements }: Report): readonly string[] => {
  const { leftOut } = run;
  if (leftOut === undefined) return [];
  const [allChecks, all] = [checks.map(({ check }) => check), requirements.map(({ id }) => id)];
  return [
    `Left out: ${leftOut.why}`,
    ...groupsOf(leftOut.checks, allChecks).map((group) => groupLine('check', group)),
    ...groupsOf(leftOut.requirements, all).map((group) => groupLine('requirement', group)),
  ];
};

/** The same in one line, for a terminal; undefined where the run left out nothing. */
export const leftOutLine = ({ run: { leftOut }, checks }: Report): string | undefined => {
  if (leftOut === undefined) return undefined;
  const { why, checks: left } = leftOut;
  const all = checks.map(({ check }) => check);
  const which =
    left.length <= shownNames
      ? left.join(', ')
      : `${groupsOf(left, all).map(groupCount).join(', ')}; report.json names them`;
  return `Left out: ${why}. ${quantity(left.length)} of ${countOf(all.length, 'check')}: ${which}`;
};
