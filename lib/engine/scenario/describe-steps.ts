import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { usesOf } from '../plan/uses-of.ts';
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

/** What is done up to the step at a path such as `$.steps[3].steps[0]`, that step included and last. */
const stepsUpTo = (path: string, lists: StepLists): readonly Step[] => {
  const [root, list] = Object.entries(lists).find(([each]) => path.startsWith(`${each}[`)) ?? [];
  if (root === undefined) return [];
  let inner = list;
  let step: Step | undefined;
  const before: Step[] = root === beforeAll ? [] : [...(lists[beforeAll] ?? [])];
  for (const [, index] of path.slice(root.length).matchAll(/\[(\d+)\]/g)) {
    before.push(...(inner ?? []).slice(0, Number(index)));
    step = inner?.[Number(index)];
    inner = step && anyStep.inner?.(step);
  }
  return step === undefined ? [] : [...before.flatMap(leavesOf), step];
};

const describeStep = (finding: Finding, lists: StepLists): Finding => {
  const steps = finding.step === undefined ? [] : stepsUpTo(finding.step, lists);
  const step = steps.at(-1);
  return step === undefined ? finding : { ...finding, stepText: anyStep.show(step), uses: usesOf(steps) };
};

/** Findings that say in one line what each step does, and what it used for it. */
export const describeSteps = <Found extends { readonly findings: readonly Finding[] }>(
  found: Found,
  lists: StepLists,
): Found => ({ ...found, findings: found.findings.map((finding) => describeStep(finding, lists)) });
