import type { Step } from '../../contract/step.ts';
import { intruders } from '../silence/audience.ts';
import { Stop, type ScenarioRun } from '../state/scenario-run.ts';
import { anyStep } from './any-step.ts';

const runStep = async (run: ScenarioRun, step: Step, path: string): Promise<void> => {
  run.context.signal.throwIfAborted();
  await run.context.options.wire?.step(run.number, path);
  await anyStep.do(run, step, path);
};

/** Runs the steps one after another; `path` is their place, for findings. */
export const runStepList = async (run: ScenarioRun, steps: readonly Step[], path: string): Promise<void> => {
  for (const [index, step] of steps.entries()) await runStep(run, step, `${path}[${index}]`);
};

/** Runs a history of calls up to the first deviation: what comes after may follow from it, and each step of a patient attempt takes its time. */
export const runProgram = async (run: ScenarioRun, steps: readonly Step[], path: string): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    await runStep(run, step, `${path}[${index}]`);
    const wentWrong =
      run.found.findings.some(({ setup }) => setup !== true) || run.sent.some((sent) => intruders(sent).length > 0);
    if (wentWrong) throw new Stop('fail', 'a history ends where it went wrong');
  }
};
