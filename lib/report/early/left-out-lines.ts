import { countOf, quantity } from '../../contract/quantity.ts';
import type { Report } from '../../contract/report.ts';

/** So many names of a group are shown; the report has all of them. */
const shownNames = 8;

const prefixOf = (id: string): string => id.split('/', 1)[0] ?? id;

const named = (ids: readonly string[]): string => {
  const rest = ids.length - shownNames;
  return `${ids.slice(0, shownNames).join(', ')}${rest > 0 ? ` and ${quantity(rest)} more` : ''}`;
};

const groupLine = (
  noun: string,
  prefix: string,
  [left, all]: readonly [readonly string[], readonly string[]],
): string =>
  left.length === all.length && all.length > 1
    ? `${prefix}: all ${countOf(all.length, noun)}`
    : `${prefix}: ${quantity(left.length)} of ${countOf(all.length, noun)}: ${named(left)}`;

const groupLines = (noun: string, left: readonly string[], all: readonly string[]): readonly string[] => {
  const groups = [...new Set(left.map(prefixOf))];
  const of = (prefix: string, ids: readonly string[]) => ids.filter((id) => prefixOf(id) === prefix);
  return groups.map((prefix) => groupLine(noun, prefix, [of(prefix, left), of(prefix, all)]));
};

/** What a run that ended early left out, by groups, and why; empty where it left out nothing. The first line is a heading. */
export const leftOutLines = ({ run, checks, requirements }: Report): readonly string[] => {
  const { leftOut } = run;
  if (leftOut === undefined) return [];
  const [allChecks, all] = [checks.map(({ check }) => check), requirements.map(({ id }) => id)];
  return [
    `Left out: ${leftOut.why}`,
    ...groupLines('check', leftOut.checks, allChecks),
    ...groupLines('requirement', leftOut.requirements, all),
  ];
};

/** `users 3 of 12, groups all 40`. */
const countsByGroup = (left: readonly string[], all: readonly string[]): string => {
  const countOfGroup = (prefix: string): string => {
    const [some, whole] = [left, all].map((ids) => ids.filter((id) => prefixOf(id) === prefix).length);
    return some === whole
      ? `${prefix} all ${quantity(some ?? 0)}`
      : `${prefix} ${quantity(some ?? 0)} of ${quantity(whole ?? 0)}`;
  };
  return [...new Set(left.map(prefixOf))].map(countOfGroup).join(', ');
};

/** The same in one line, for a terminal; undefined where the run left out nothing. */
export const leftOutLine = ({ run: { leftOut }, checks }: Report): string | undefined => {
  if (leftOut === undefined) return undefined;
  const { why, checks: left } = leftOut;
  const all = checks.map(({ check }) => check);
  const which = left.length <= shownNames ? left.join(', ') : `${countsByGroup(left, all)}; report.json names them`;
  return `Left out: ${why}. ${quantity(left.length)} of ${countOf(all.length, 'check')}: ${which}`;
};
