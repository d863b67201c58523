import type { StepKind } from './parts/step-kind.ts';
import { json, quoted } from './parts/show-parts.ts';
import { js, jsCall, jsObject } from './parts/write-js.ts';
import { probeOf } from '../clients/probe-of.ts';
import { isLive } from '../state/is-live.ts';
import { observe, type ScenarioRun } from '../state/scenario-run.ts';
import type { InvokeStep } from '../../contract/step.ts';
import { cutText } from '../../trace/cut-text.ts';

const doInvoke = async (run: ScenarioRun, step: InvokeStep): Promise<void> => {
  const probe = probeOf(run, step.probe);
  const id = `i${run.context.next()}`;
  probe.send({ type: 1, invocationId: id, target: step.target, arguments: step.arguments ?? [] });
  const frame = await Promise.race([
    probe.waitFrame(
      ({ message }) => message?.['invocationId'] === id,
      run.context.options.timing.deliveryDeadlineMs,
      run.context.signal,
    ),
    probe.waitClosed('socket', run.context.options.timing.deliveryDeadlineMs, run.context.signal).then(() => undefined),
  ]);
  const seen =
    (frame === undefined ? undefined : cutText(frame.text, 300)) ??
    (isLive(probe) ? 'no completion' : 'the connection was closed');
  observe(run, step, { name: step.observe, seen });
};

/** The client invokes a method of the server, and notes what comes back; nothing is judged, since the documents contradict each other. */
export const invoke: StepKind<InvokeStep> = {
  do: doInvoke,
  cost: () => ({}),
  needs: () => ({}),
  show: ({ probe, target, arguments: given = [] }) => `${quoted(probe)} invokes ${quoted(target)} with ${json(given)}`,
  script: ({ probe, target, arguments: given = [] }) =>
    jsCall('invoke', js(probe), jsObject({ target: js(target), arguments: js(given) })),
};
