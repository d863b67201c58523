import { isDeepStrictEqual } from 'node:util';
import type { Name, Step } from '../../contract/step.ts';
import { isChange } from '../plan/uses-of.ts';
import { anyStep } from '../steps/any-step.ts';

/** Lists of steps by the path at which each stands: `$.steps`. */
export type StepLists = Readonly<Record<string, readonly Step[]>>;

/** The path of the list that is done before all others. */
const beforeAll = '$.before';

/** The steps inside one, or the step itself where there are none. */
const leavesOf = (step: Step): readonly Step[] => {
  const inner = anyStep.inner?.(step) ?? [];
  return inner.length === 0 ? [step] : inner.flatMap(leavesOf);
};

/** A step, in the light of what is done before it and with it. */
export interface Place {
  /** What is done up to the step, that step included and last. Empty: no step has that path. */
  readonly steps: readonly Step[];
  /** How many steps are done at the same time as this one, itself included. */
  readonly atOnce: number;
  /** Whether what becomes of clients that got in at once is what the check is about. */
  readonly inCrowd: boolean;
  /** Whether several changes of its user were done at the same time before it. */
  readonly afterChangesAtOnce: boolean;
}

/** Whether a check is about several clients that get in at once, of which one may be in the way of another. */
const connectsCrowd = (step: Step): boolean =>
  step.do === 'together' && step.steps.filter((one) => one.do === 'connect' && one.judged === true).length > 1;

/** Whether a user is changed by several steps at the same time, of which one may undo another. */
const changesAtOnce = (step: Step, user: Name | undefined): boolean =>
  step.do === 'together' &&
  user !== undefined &&
  step.steps.filter((one) => one.do === 'call' && isChange(one) && isDeepStrictEqual(one.user, user)).length > 1;

const nowhere: Place = { steps: [], atOnce: 0, inCrowd: false, afterChangesAtOnce: false };

/** Where a step stands, by a path such as `$.steps[3].steps[0]`. */
export const placeOf = (path: string, lists: StepLists): Place => {
  const [root, list] = Object.entries(lists).find(([each]) => path.startsWith(`${each}[`)) ?? [];
  if (root === undefined) return nowhere;
  let inner = list;
  let step: Step | undefined;
  let atOnce = 1;
  const before: Step[] = root === beforeAll ? [] : [...(lists[beforeAll] ?? [])];
  for (const [, index] of path.slice(root.length).matchAll(/\[(\d+)\]/g)) {
    before.push(...(inner ?? []).slice(0, Number(index)));
    if (inner !== list) atOnce = inner?.length ?? 1;
    step = inner?.[Number(index)];
    inner = step && anyStep.inner?.(step);
  }
  if (step === undefined) return nowhere;
  const user = step.do === 'call' ? step.user : undefined;
  return {
    steps: [...before.flatMap(leavesOf), step],
    atOnce,
    inCrowd: before.some(connectsCrowd),
    afterChangesAtOnce: before.some((one) => changesAtOnce(one, user)),
  };
};

/** Where a step stands, by its path. */
export type PlaceAt = (path: string) => Place;

/** The paths of the list in which a step stands: of all that are done at the same time as it, else of those before it. */
export const pathsBeside = (path: string, placeAt: PlaceAt): readonly string[] => {
  const [, list = '', index = ''] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
  const { atOnce } = placeAt(path);
  return Array.from({ length: atOnce > 1 ? atOnce : Number(index) }, (_, other) => `${list}[${other}]`);
};
