import { groupBy } from '../../contract/group-by.ts';
import type { SeenScenario } from '../../contract/seen.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { reproduceLine } from '../reproduce/reproduce-line.ts';
import { judgedDifferences } from './judged-differences.ts';
import type { AgainstReport, AgainstSide, ListedDifference, NotCompared } from './against-report.ts';
import { bySize, nameOf, type Difference } from './difference.ts';
import { differenceTitle } from './difference-title.ts';
import { differencesOf, pairsOf, statusesInCommon } from './differences-of.ts';
import { endOfComparison } from './end-of-comparison.ts';
import { groupDifferences } from './group-differences.ts';

/** What one run of a service has shown. */
export interface ShownBy {
  readonly report: Report;
  readonly seen: readonly SeenScenario[];
}

/** Both services, asked by one plan. */
export interface Round {
  readonly target: ShownBy;
  readonly against: ShownBy;
}

/** A second round that did not come to its end: what it has not shown may have had no chance to show. */
export interface CutShort {
  /** The report that says why. */
  readonly endedBy: Report;
}

type Redact = (text: string) => string;

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** All that differs in one round. */
export const differencesIn = ({ target, against }: Round): readonly Difference[] => {
  const atSteps = differencesOf(target.seen, against.seen);
  return [...atSteps, ...judgedDifferences(target.report, against.report, atSteps)];
};

const reproduce = ({ report }: ShownBy, check: string): string => {
  const result = report.checks.find((one) => one.check === check);
  return result === undefined ? '' : reproduceLine(report, result);
};

const listed = (group: readonly Difference[], target: ShownBy, redact: Redact): readonly ListedDifference[] => {
  const [smallest] = group;
  if (smallest === undefined) return [];
  const { check, path, text, before, request } = smallest;
  return [
    {
      title: differenceTitle(group, redact),
      of: distinct(group.map(({ what }) => what)),
      aspect: smallest.aspect,
      target: smallest.target,
      against: smallest.against,
      smallest: {
        check,
        step: path,
        text,
        before,
        ...(request === undefined ? {} : { request }),
        reproduce: reproduce(target, check),
      },
      requirements: distinct(group.flatMap(({ requirements }) => requirements)),
      checks: distinct(group.map((one) => one.check)),
      steps: group.length,
    },
  ];
};

const sideOf = ({ report: { target, run, gate } }: ShownBy): AgainstSide => ({
  url: target.restBase,
  profile: target.profile,
  run: run.id,
  exitCode: gate.exitCode,
  sentence: gate.sentence,
});

const states: readonly CheckResult['state'][] = [
  'left-out',
  'inconclusive',
  'not-testable',
  'blocked',
  'not-applicable',
];

/** Why a check could not be compared, by the worse of its two outcomes. */
const whyNot = (one: CheckResult | undefined, other: CheckResult | undefined): string =>
  states.find((state) => one?.state === state || other?.state === state) ?? 'the profiles lead to other steps';

const notComparedOf = ({ target, against }: Round, compared: ReadonlySet<string>): readonly NotCompared[] => {
  const others = new Map(against.report.checks.map((check) => [check.check, check]));
  const left = target.report.checks.filter(({ area, check }) => area !== 'monitors' && !compared.has(check));
  return [...groupBy(left, (check) => whyNot(check, others.get(check.check)))].map(([why, checks]) => ({
    why,
    checks: checks.map(({ check }) => check),
  }));
};

const stepsIn = (pairs: ReturnType<typeof pairsOf>): number =>
  pairs.reduce((sum, [one, other]) => {
    const paths = new Set(other.steps.map(({ path }) => path));
    return sum + one.steps.filter(({ path }) => paths.has(path)).length;
  }, 0);

/**
 * Compares two services by what they showed to one plan. What differs in the first round and not in the second is not listed as a difference.
 *
 * @param second the checks that differed, asked again; undefined where they were not
 * @param redact removes secrets from what is shown in part
 */
export const compareServices = (first: Round, second: Round | CutShort | undefined, redact: Redact): AgainstReport => {
  const { target, against } = first;
  const all = differencesIn(first);
  const endedBy = second !== undefined && 'endedBy' in second ? second.endedBy : undefined;
  const round = second === undefined || 'endedBy' in second ? undefined : second;
  const again = round === undefined ? undefined : new Set(differencesIn(round).map(nameOf));
  const steady = all.filter((difference) => again?.has(nameOf(difference)) ?? true);
  const shown = new Set(steady);
  const unsteady = all.filter((difference) => !shown.has(difference)).toSorted(bySize);
  const pairs = pairsOf(target.seen, against.seen);
  const differences = groupDifferences(steady, statusesInCommon(pairs)).flatMap((group) =>
    listed(group, target, redact),
  );
  const compared = new Set(pairs.map(([{ check }]) => check));
  const notCompared = notComparedOf(first, compared);
  const counts = { checks: compared.size, steps: stepsIn(pairs) };
  return {
    format: 1,
    suite: target.report.suite,
    seed: target.report.run.seed,
    target: sideOf(target),
    against: sideOf(against),
    compared: counts,
    notCompared,
    differences,
    rounds: round === undefined ? 1 : 2,
    unsteady: unsteady.map(({ check, path, text, aspect, target: one, against: other }) => ({
      check,
      step: path,
      text: `${text}: ${aspect} ${one} and ${other}`,
    })),
    ...endOfComparison(
      { differences: differences.length, unsteady: unsteady.length, notCompared, compared: counts },
      { first: [target.report, against.report], endedBy },
    ),
  };
};
