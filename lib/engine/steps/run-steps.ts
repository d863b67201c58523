import { doCall } from './call.ts';
import { doClosed } from './closed.ts';
import { doConnect } from './connect.ts';
import { doDisconnect } from './disconnect.ts';
import { doHold } from './hold.ts';
import { doInvoke } from './invoke.ts';
import { doOpen } from './open.ts';
import { doOrder } from './order.ts';
import { doPass } from './pass.ts';
import { doPing } from './ping.ts';
import { doRequest } from './request.ts';
import { doSettle } from './settle.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { Step, TogetherStep } from '../../contract/step.ts';

const together = async (run: ScenarioRun, step: TogetherStep, path: string): Promise<void> => {
  const results = await Promise.allSettled(
    step.steps.map((each, index) => runStep(run, each, `${path}.steps[${index}]`)),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};

const actions: {
  readonly [Kind in Step['do']]: (
    run: ScenarioRun,
    step: Extract<Step, { do: Kind }>,
    path: string,
  ) => Promise<void> | void;
} = {
  connect: doConnect,
  disconnect: doDisconnect,
  call: doCall,
  hold: doHold,
  pass: doPass,
  settle: doSettle,
  closed: doClosed,
  open: doOpen,
  order: doOrder,
  ping: doPing,
  invoke: doInvoke,
  request: doRequest,
  together,
};

const runStep = async (run: ScenarioRun, step: Step, path: string): Promise<void> => {
  if (step.ifAccepted !== undefined && run.labels.get(step.ifAccepted)?.accepted !== true) return;
  const action = actions[step.do] as (run: ScenarioRun, step: Step, path: string) => Promise<void> | void;
  await action(run, step, path);
};

/** Does the steps one after the other; `path` is where they stand, for findings. */
export const runStepList = async (run: ScenarioRun, steps: readonly Step[], path: string): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    run.context.signal.throwIfAborted();
    await runStep(run, step, `${path}[${index}]`);
  }
};
