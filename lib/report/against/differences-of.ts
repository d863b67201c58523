import { groupBy } from '../../contract/group-by.ts';
import { rootOf, type Aspects, type SeenScenario, type SeenStep } from '../../contract/seen.ts';
import { contentKind } from './content-kind.ts';
import type { Difference, Differs } from './difference.ts';
import { foundDifference } from './found-difference.ts';
import { receivedDifference } from './received-difference.ts';

/** Two services at one step. */
interface Pair {
  readonly target: SeenStep;
  readonly against: SeenStep;
}

/** A socket that stays open and one that is closed with another code are seen of one service at different moments. */
const kindOf = (aspect: keyof Aspects, one: string, other: string): string => {
  if (aspect === 'socket') return aspect;
  return aspect === 'content' ? contentKind(one, other) : `${aspect} ${one} ${other}`;
};

const of = ({ target, against }: Pair, aspect: keyof Aspects): readonly Differs[] => {
  const [one, other] = [target.aspects[aspect], against.aspects[aspect]];
  if (one === undefined || other === undefined || one === other) return [];
  return [{ aspect, target: one, against: other, kind: kindOf(aspect, one, other) }];
};

/** An answer of another status has another body, and one with another body has another type: that follows. */
const ofAnswer = (pair: Pair): readonly Differs[] => {
  const status = of(pair, 'status');
  if (status.length > 0) return status;
  const body = of(pair, 'body');
  return body.length > 0 ? body : [...of(pair, 'contentType'), ...of(pair, 'errorCode')];
};

const ofFindings = ({ target, against }: Pair): readonly Differs[] =>
  foundDifference(target.findings, against.findings);

const ofStep = (pair: Pair): readonly Differs[] => {
  const answer = ofAnswer(pair);
  const delivery = answer.some(({ aspect }) => aspect === 'status') ? [] : receivedDifference(pair);
  const rest = (['content', 'connection', 'closeFrame', 'socket', 'client'] as const).flatMap((aspect) =>
    of(pair, aspect),
  );
  const all = [...answer, ...delivery, ...rest];
  return all.length > 0 ? all : ofFindings(pair);
};

const isSuccess = (status: string): boolean => status.startsWith('2');

/** Whether later steps stand on other ground for it. */
const changesWhatFollows = ({ aspect, target, against }: Differs): boolean =>
  (aspect === 'status' && isSuccess(target) !== isSuccess(against)) ||
  ['connection', 'closeFrame', 'socket'].includes(aspect);

const requirementsOf = ({ target, against }: Pair): readonly string[] => [
  ...new Set([...target.findings, ...against.findings].flatMap(({ requirements }) => requirements)),
];

/** Names a status that an operation was answered with. */
export const statusOf = (operation: string, status: string): string => `${operation} ${status}`;

const isBefore = (path: string): boolean => rootOf(path) === '$.before';

/** What was done before a step that it may depend on. */
const textsBefore = ({ steps }: SeenScenario, place: number): readonly string[] => {
  const root = rootOf(steps[place]?.path ?? '');
  return steps
    .slice(0, place)
    .filter(({ path }) => isBefore(path) || rootOf(path) === root)
    .map(({ text }) => text);
};

const ofScenarios = (target: SeenScenario, against: SeenScenario): readonly Difference[] => {
  const others = new Map(against.steps.map((step) => [step.path, step]));
  const changed = new Set<string>();
  return target.steps.flatMap((step, place): readonly Difference[] => {
    const { path, what, text, uses, request } = step;
    const other = others.get(path);
    const root = rootOf(path);
    if (other === undefined || changed.has(root) || changed.has('$.before')) return [];
    const pair = { target: step, against: other };
    const differs = ofStep(pair);
    if (differs.some(changesWhatFollows)) changed.add(root);
    const { check, key } = target;
    const where = { check, key, path, what, text, uses, before: textsBefore(target, place) };
    const requirements = requirementsOf(pair);
    return differs.map((one) => ({ ...where, ...(request === undefined ? {} : { request }), ...one, requirements }));
  });
};

/** The scenarios that both runs have, each with its counterpart. */
export const pairsOf = (
  target: readonly SeenScenario[],
  against: readonly SeenScenario[],
): readonly (readonly [SeenScenario, SeenScenario])[] => {
  const nameOf = ({ check, key }: SeenScenario): string => `${check} ${key}`;
  const left = groupBy(against, nameOf);
  return target.flatMap((scenario) => {
    const other = left.get(nameOf(scenario))?.shift();
    return other === undefined ? [] : [[scenario, other] as const];
  });
};

/** All steps at which two services differ, but for those that stand on other ground since an earlier difference. */
export const differencesOf = (
  target: readonly SeenScenario[],
  against: readonly SeenScenario[],
): readonly Difference[] => pairsOf(target, against).flatMap(([one, other]) => ofScenarios(one, other));

/** The statuses with which both services answered an operation at the same step, as {@link statusOf} names them. */
export const statusesInCommon = (pairs: ReturnType<typeof pairsOf>): ReadonlySet<string> =>
  new Set(
    pairs.flatMap(([one, other]) => {
      const statuses = new Map(other.steps.map(({ path, aspects }) => [path, aspects.status]));
      return one.steps.flatMap(({ path, what, aspects: { status } }) =>
        status !== undefined && statuses.get(path) === status ? [statusOf(what, status)] : [],
      );
    }),
  );
