import type { StepKind } from './parts/step-kind.ts';
import { json, quoted } from './parts/show-parts.ts';
import { js, jsCall, jsObject } from './parts/write-js.ts';
import { probeOf } from '../clients/probe-of.ts';
import { isLive } from '../state/is-live.ts';
import { observe, type ScenarioRun } from '../state/scenario-run.ts';
import type { InvokeStep } from '../../contract/step.ts';
import type { Frame } from '../../probe/frame.ts';
import { excerpt } from '../../trace/excerpt.ts';

/** The same in every run: the text of an error may name an id. */
const plainly = (frame: Frame | undefined): string | undefined => {
  if (frame === undefined) return undefined;
  return frame.message !== undefined && 'error' in frame.message ? 'an error' : 'a result';
};

const doInvoke = async (run: ScenarioRun, step: InvokeStep, path: string): Promise<void> => {
  const probe = probeOf(run, step.probe);
  const id = `i${run.number} ${path}`;
  probe.send({ type: 1, invocationId: id, target: step.target, arguments: step.arguments ?? [] });
  const frame = await Promise.race([
    probe.waitFrame(
      ({ message }) => message?.['invocationId'] === id,
      run.context.options.timing.deliveryDeadlineMs,
      run.context.signal,
    ),
    probe.waitClosed('socket', run.context.options.timing.deliveryDeadlineMs, run.context.signal).then(() => undefined),
  ]);
  const nothing = isLive(probe) ? 'no completion' : 'the connection was closed';
  run.trace.noted.set(path, { client: plainly(frame) ?? nothing });
  const seen = frame === undefined ? nothing : excerpt(frame.text, 300, run.context.recorder.redact);
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
