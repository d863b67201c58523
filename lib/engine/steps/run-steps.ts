import type { Step } from '../../contract/step.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { anyStep } from './any-step.ts';

/** Runs the steps one after another; `path` is their place, for findings. */
export const runStepList = async (run: ScenarioRun, steps: readonly Step[], path: string): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    run.context.signal.throwIfAborted();
    await run.context.options.wire?.step(run.number, `${path}[${index}]`);
    await anyStep.do(run, step, `${path}[${index}]`);
  }
};
