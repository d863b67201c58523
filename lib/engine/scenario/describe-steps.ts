import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { shapeOf } from '../../spec/shape.ts';
import { isChange, isTurnedAway, usesOf } from '../plan/uses-of.ts';
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

interface Place {
  /** What is done up to the step, that step included and last. Empty: no step has that path. */
  readonly steps: readonly Step[];
  /** How many steps are done at the same time as this one, itself included. */
  readonly atOnce: number;
  /** Whether what becomes of clients that got in at once is what the check is about. */
  readonly inCrowd: boolean;
}

/** Whether a check is about several clients that get in at once, of which one may be in the way of another. */
const connectsCrowd = (step: Step): boolean =>
  step.do === 'together' && step.steps.filter((one) => one.do === 'connect' && one.judged === true).length > 1;

const nowhere: Place = { steps: [], atOnce: 0, inCrowd: false };

/** Where a step stands, by a path such as `$.steps[3].steps[0]`. */
const placeOf = (path: string, lists: StepLists): Place => {
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
  return { steps: [...before.flatMap(leavesOf), step], atOnce, inCrowd: before.some(connectsCrowd) };
};

const isLook = (step: Step): boolean => step.do === 'call' && shapeOf(step.operation).kind === 'look';

/** More at once are a burst, which may be wrong in a target that is right otherwise. */
const mostAtOnce = 10;

/** What many things done at once make of a step. One that must be refused is refused for itself. */
function* amongMany({ steps, atOnce, inCrowd }: Place): Generator<string> {
  const step = steps.at(-1);
  if (step === undefined || isTurnedAway(step)) return;
  if (atOnce > mostAtOnce && !isLook(step)) yield 'burst';
  if (steps.slice(0, -1).filter(isChange).length > mostAtOnce) yield 'many-changes';
  if (inCrowd) yield 'crowd';
}

const describeStep = (finding: Finding, lists: StepLists): Finding => {
  const place = placeOf(finding.step ?? '', lists);
  const step = place.steps.at(-1);
  if (step === undefined) return finding;
  const uses = [...usesOf(place.steps), ...amongMany(place), ...(finding.uses ?? [])];
  return { ...finding, stepText: anyStep.show(step), uses: [...new Set(uses)].toSorted() };
};

/** Findings that say in one line what each step does, and what it used for it. */
export const describeSteps = <Found extends { readonly findings: readonly Finding[] }>(
  found: Found,
  lists: StepLists,
): Found => ({ ...found, findings: found.findings.map((finding) => describeStep(finding, lists)) });
