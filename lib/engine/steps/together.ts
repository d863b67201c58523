import type { Step, TogetherStep } from '../../contract/step.ts';
import type { StepKind } from './parts/step-kind.ts';

/** The steps inside all run; the first failure counts. */
const doTogether =
  (one: StepKind<Step>): StepKind<TogetherStep>['do'] =>
  async (run, { steps }, path) => {
    const results = await Promise.allSettled(
      steps.map(async (step, index) => one.do(run, step, `${path}.steps[${index}]`)),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };

/** Steps begun at the same time. @param any a step of any kind, for those inside */
export const together = (any: StepKind<Step>): StepKind<TogetherStep> => ({
  do: doTogether(any),
  cost: () => ({}),
  needs: () => ({}),
  show: ({ steps }) => `at the same time: ${steps.map((step) => any.show(step)).join('; ')}`,
  script: ({ steps }, scope) =>
    `Promise.all([\n${steps.map((step) => `    ${any.script(step, scope)},\n`).join('')}  ])`,
  inner: ({ steps }) => steps,
});
