import type { CheckResult, Report, RequirementResult, Verdict } from '../../contract/report.ts';
import { checksAgainst } from '../../verdict/checks-against.ts';
import type { Kind, RequirementChange } from './comparison.ts';
import { wasLeftOut } from './was-left-out.ts';

/** Two reports, the earlier first. */
export interface Pair {
  readonly before: Report;
  readonly after: Report;
}

/** What came of one requirement: a change, or none for one of two reasons. */
export type Comparing = RequirementChange | 'same' | 'left out';

type Sort = 'bad' | 'good' | 'open' | 'beyond';

const sorts: Readonly<Record<Verdict, Sort>> = {
  pass: 'good',
  fail: 'bad',
  warn: 'bad',
  known: 'bad',
  blocked: 'open',
  inconclusive: 'open',
  'left out': 'open',
  'not observed': 'open',
  'not applicable': 'beyond',
  observed: 'beyond',
};

const decided: ReadonlySet<CheckResult['state']> = new Set(['pass', 'fail', 'not-testable']);

const hasDecided = ({ checks }: Report, { check: id }: CheckResult): boolean =>
  checks.some(({ check, state }) => check === id && decided.has(state));

const changeOf = (
  kind: Kind,
  { before, after }: { readonly before?: RequirementResult; readonly after?: RequirementResult },
  why?: string,
): RequirementChange => {
  const { id = '', level = '', says = '' } = after ?? before ?? {};
  return {
    kind,
    id,
    level,
    says,
    ...(before === undefined ? {} : { before: before.verdict }),
    ...(after === undefined ? {} : { after: after.verdict }),
    ...(why === undefined ? {} : { why }),
    ...(after?.verdict === 'known' && after.known !== undefined ? { known: after.known } : {}),
  };
};

type Both = { readonly before: RequirementResult; readonly after: RequirementResult };

const fixed = (pair: Pair, both: Both): RequirementChange => {
  const open = checksAgainst(both.before, pair.before.checks).find((check) => !hasDecided(pair.after, check));
  return open === undefined
    ? changeOf('fixed', both)
    : changeOf('unsure', both, `${open.check}, which showed it, came to no verdict in the second run`);
};

const broken = (pair: Pair, both: Both): RequirementChange => {
  const found = checksAgainst(both.after, pair.after.checks);
  if (found.length === 0 || found.some((check) => hasDecided(pair.before, check))) return changeOf('broken', both);
  return changeOf('new', both, `${found[0]?.check}, which shows it, came to no verdict in the first run`);
};

const compareBoth = (pair: Pair, both: Both): Comparing => {
  const [was, is] = [sorts[both.before.verdict], sorts[both.after.verdict]];
  if (was === is) return 'same';
  if (was === 'beyond') return changeOf('new', both);
  if (is === 'beyond') return changeOf('gone', both);
  if (was === 'open' || is === 'open') return changeOf('unsure', both);
  return is === 'good' ? fixed(pair, both) : broken(pair, both);
};

const checksOf = ({ checks }: Report, { checks: ids }: RequirementResult): readonly CheckResult[] =>
  checks.filter(({ check }) => ids.includes(check));

const compareOne = (
  one: RequirementResult,
  { has, lacks, kind }: { readonly has: Report; readonly lacks: Report; readonly kind: 'new' | 'gone' },
): Comparing => {
  if (sorts[one.verdict] === 'beyond') return 'same';
  const side = kind === 'gone' ? { before: one } : { after: one };
  if (checksOf(has, one).every((check) => wasLeftOut(lacks, check, has))) return 'left out';
  return lacks.run.complete ? changeOf(kind, side) : changeOf('unsure', side, 'the other run ended before it');
};

/** Every requirement of either report, compared. What is only observed is not. */
export const compareRequirements = ({ before, after }: Pair): readonly Comparing[] => {
  const later = new Map(after.requirements.map((one) => [one.id, one]));
  const earlier = new Set(before.requirements.map(({ id }) => id));
  const judged = (one: RequirementResult): boolean => one.level !== 'record' && one.excluded === undefined;
  return [
    ...before.requirements.filter(judged).map((one) => {
      const other = later.get(one.id);
      return other === undefined
        ? compareOne(one, { has: before, lacks: after, kind: 'gone' })
        : compareBoth({ before, after }, { before: one, after: other });
    }),
    ...after.requirements
      .filter((one) => judged(one) && !earlier.has(one.id))
      .map((one) => compareOne(one, { has: after, lacks: before, kind: 'new' })),
  ];
};
