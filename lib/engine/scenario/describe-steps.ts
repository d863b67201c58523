import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { anyStep } from '../steps/any-step.ts';

/** Lists of steps by the path at which each stands: `$.steps`. */
export type StepLists = Readonly<Record<string, readonly Step[]>>;

/** The step at a path such as `$.steps[3].steps[0]`. */
const stepAt = (path: string, lists: StepLists): Step | undefined => {
  const [root, list] = Object.entries(lists).find(([each]) => path.startsWith(`${each}[`)) ?? [];
  if (root === undefined) return undefined;
  let inner = list;
  let step: Step | undefined;
  for (const [, index] of path.slice(root.length).matchAll(/\[(\d+)\]/g)) {
    step = inner?.[Number(index)];
    inner = step && anyStep.inner?.(step);
  }
  return step;
};

const describeStep = (finding: Finding, lists: StepLists): Finding => {
  const step = finding.step === undefined ? undefined : stepAt(finding.step, lists);
  return step === undefined ? finding : { ...finding, stepText: anyStep.show(step) };
};

/** Findings that say in one line what each step does. */
export const describeSteps = <Found extends { readonly findings: readonly Finding[] }>(
  found: Found,
  lists: StepLists,
): Found => ({ ...found, findings: found.findings.map((finding) => describeStep(finding, lists)) });
