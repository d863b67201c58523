import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import type { Cause } from './cause.ts';
import { deviationOf } from './deviation-of.ts';

/** One finding of one check, or a check that could not be tried. */
interface Case {
  readonly check: CheckResult;
  readonly finding?: Finding;
  readonly key: string;
  readonly says: string;
  readonly operation: string | undefined;
}

type Judged = Pick<Report, 'checks' | 'requirements'>;

const mustsOf = ({ requirements }: Pick<Report, 'requirements'>): ReadonlySet<string> =>
  new Set(requirements.filter(({ level }) => level === 'must').map(({ id }) => id));

/** What happens in so many operations alike has one cause, which lies before them. */
const manyOperations = 4;

const reasonKey = (reason: string): string => reason.replaceAll(/"[^"]*"|\d+/g, '#').replaceAll(/#(?:, #)+/g, '#');

const requirementsOf = ({ finding, check }: Pick<Case, 'check' | 'finding'>): readonly string[] =>
  finding === undefined || finding.requirements.length === 0 ? check.requirements : finding.requirements;

/** What breaks a must and what breaks a should are shown apart, so that each block has an example of its own level. */
const caseOf = (check: CheckResult, finding: Finding, musts: ReadonlySet<string>): Case => {
  const { key, says, ofOneOperation } = deviationOf(finding);
  const operation = finding.exchange?.operation;
  const level = requirementsOf({ check, finding }).some((id) => musts.has(id)) ? 'must' : 'should';
  return { check, finding, key: `${level} ${ofOneOperation ? `${key} ${operation}` : key}`, says, operation };
};

const knownOf = ({ requirements }: Judged): ReadonlySet<string> =>
  new Set(requirements.filter(({ verdict }) => verdict === 'known').map(({ id }) => id));

/** What is about known deviations alone is no cause of a red run. */
const casesOf = (check: CheckResult, report: Judged): readonly Case[] => {
  if (check.verdict !== 'fail' && check.verdict !== 'warn') return [];
  const [musts, known] = [mustsOf(report), knownOf(report)];
  const findings = check.findings.filter((finding) => !requirementsOf({ check, finding }).every((id) => known.has(id)));
  if (findings.length > 0) return findings.map((finding) => caseOf(check, finding, musts));
  const reason = check.reason ?? 'not testable';
  return [{ check, key: `reason ${reasonKey(reason)}`, says: reason, operation: undefined }];
};

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
};

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** Puts groups together that say the same of many operations. */
const joinOperations = (groups: readonly (readonly Case[])[]): readonly (readonly Case[])[] =>
  groupBy(groups, ([first]) => `${first?.key.split(' ', 1)[0]} ${first?.says}`).flatMap((alike) => {
    const operations = distinct(alike.flat().map(({ operation }) => operation));
    return operations.length >= manyOperations ? [alike.flat()] : alike;
  });

const named = (operations: readonly string[]): string => {
  const [first, second, ...more] = operations;
  if (first === undefined) return 'the target';
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first} and ${operations.length - 1} more operations`;
};

/** How plain a case is, the smaller the plainer: a scenario's step rather than a drawn value, and what a check found rather than a monitor. */
const complexity = ({ check, finding }: Case): number =>
  (check.area === 'monitors' ? 1000 : 0) + (finding?.step ?? '').length;

const plainest = (cases: readonly Case[]): Case | undefined =>
  cases.toSorted((one, other) => complexity(one) - complexity(other))[0];

const causeOf = (cases: readonly Case[], { checks, requirements }: Judged): readonly Cause[] => {
  const example = plainest(cases);
  if (example === undefined) return [];
  const ids = distinct(cases.flatMap(requirementsOf));
  const musts = mustsOf({ requirements });
  const operations = distinct(cases.flatMap(({ operation }) => operation ?? []));
  return [
    {
      title: example.finding === undefined ? example.says : `${named(operations)} ${example.says}`,
      says: example.says,
      verdict: ids.some((id) => musts.has(id)) ? 'fail' : 'warn',
      requirements: ids,
      checks: distinct(cases.map(({ check }) => check.check)),
      blocks: checks.filter(({ blockedBy = [] }) => blockedBy.some((id) => ids.includes(id))).map(({ check }) => check),
      example: { check: example.check, ...(example.finding === undefined ? {} : { finding: example.finding }) },
    },
  ];
};

const weight = ({ blocks, checks }: Cause): number => 1000 * blocks.length + checks.length;

/** The causes of all that a run found wrong: failed before warned, and the one that blocks or shows most first. */
export const causesOf = (report: Judged): readonly Cause[] => {
  const cases = report.checks.flatMap((check) => casesOf(check, report));
  return joinOperations(groupBy(cases, ({ key }) => key))
    .flatMap((cases) => causeOf(cases, report))
    .toSorted(
      (one, other) => Number(one.verdict === 'warn') - Number(other.verdict === 'warn') || weight(other) - weight(one),
    );
};
