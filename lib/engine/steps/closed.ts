import type { StepKind } from './parts/step-kind.ts';
import { quoted } from './parts/show-parts.ts';
import { js, jsCall, jsObject, noted } from './parts/write-js.ts';
import { attemptMs } from '../state/attempt-ms.ts';
import { closingNote, socketNote } from '../state/closing-note.ts';
import { probeOf } from '../clients/probe-of.ts';
import { closingDeadlineMs } from '../silence/not-gone.ts';
import { controlIsLate } from '../silence/control-is-late.ts';
import { controlAnswers } from '../requests/exchange-step.ts';
import { lookedAt, observe, report, type ScenarioRun, Stop, waitedInVain } from '../state/scenario-run.ts';
import type { Aspects } from '../../contract/seen.ts';
import type { Probe } from '../../probe/probe.ts';
import type { ClosedStep } from '../../contract/step.ts';

/** Whether everything else is late, too. Then a close that did not come in time says nothing. */
const allIsLate = async (run: ScenarioRun, except: string): Promise<boolean> => {
  const { deliveryDeadlineMs } = run.context.options.timing;
  const others = [...run.probes.keys()].filter((name) => name !== except);
  const began = performance.now();
  await controlAnswers(run);
  const answersLate = performance.now() - began > deliveryDeadlineMs / 2;
  return (await controlIsLate(run, others)) || answersLate;
};

type Part = 'frame' | 'socket';

/** What one part of the end of a connection was, in words that are the same in every run. */
const plainly = ({ closed: { frame, socket } }: Probe, part: Part): Aspects => {
  if (part === 'socket') return { socket: socket === undefined ? 'open' : socketNote(socket) };
  if (frame === undefined) return { closeFrame: 'none' };
  return { closeFrame: frame.error === undefined ? 'without a reason' : 'with a reason' };
};

const doClosed = async (run: ScenarioRun, step: ClosedStep, path: string): Promise<void> => {
  const probe = probeOf(run, step.probe);
  const after = await run.settling.before(step);
  const { timing } = run.context.options;
  const deadlineMs = closingDeadlineMs(run.context);
  const began = performance.now();
  for (const part of step.by ?? (['frame', 'socket'] as const)) {
    const isClosed = await probe.waitClosed(part, deadlineMs, run.context.signal);
    run.trace.noted.set(path, { ...run.trace.noted.get(path), ...plainly(probe, part) });
    const seen = isClosed && probe.closed.broken === undefined;
    if (step.observe !== undefined) continue;
    if (!seen) {
      // A connection that was given up for what came on it has not waited in vain.
      if (probe.closed.broken === undefined && (await allIsLate(run, step.probe)))
        throw new Stop('inconclusive', 'a close and a control message missed their deadlines');
      if (performance.now() - began >= deadlineMs) waitedInVain(run, 'close');
      report(run, step, {
        code: 'not-closed',
        message:
          part === 'frame' ? `"${step.probe}" got no close message` : `the socket of "${step.probe}" was not closed`,
        expected: part === 'frame' ? 'a close message' : 'the socket closed by the server',
        seen: closingNote(probe),
        step: path,
      });
      return;
    }
  }
  if (step.observe !== undefined) {
    observe(run, step, { name: step.observe, seen: closingNote(probe) });
    return;
  }
  const tookMs = performance.now() - began;
  if (tookMs > attemptMs(timing)) run.settling.closedAfter(step.probe, tookMs);
  // That the connection is gone may take its time to be known.
  after();
  lookedAt(run, step);
  const error = probe.closed.frame?.error;
  if (step.reason !== undefined && error?.includes(step.reason) !== true) {
    report(run, step, {
      code: 'wrong-reason',
      message: `the close message of "${step.probe}" does not contain the reason`,
      expected: JSON.stringify(step.reason),
      seen: closingNote(probe),
      step: path,
    });
  }
};

/** The server closes the connection of a probe: by a frame, by the socket, with the reason. */
export const closed: StepKind<ClosedStep> = {
  do: doClosed,
  cost: ({ probe, observe }) => ({ trips: 1, ...(observe === undefined ? { leaves: probe } : {}) }),
  needs: () => ({}),
  show: ({ probe, by = ['frame', 'socket'], reason }) =>
    `${quoted(probe)} is closed by the server (${by.join(' and ')})${reason === undefined ? '' : `, reason ${quoted(reason)}`}`,
  script: ({ probe, by = ['frame', 'socket'], reason, observe }) => {
    const options = {
      by: js(by),
      reason: reason === undefined ? undefined : js(reason),
      observe: noted({ observe }),
    };
    return jsCall('isClosed', js(probe), jsObject(options));
  },
};
