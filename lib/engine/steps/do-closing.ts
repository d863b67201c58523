import type { Probe } from '../../probe/probe.ts';
import { controlIsLate } from '../silence/control-is-late.ts';
import { controlAnswers } from '../requests/exchange-step.ts';
import { fence } from '../silence/fence.ts';
import { isLive } from '../state/is-live.ts';
import { decides, report, Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { ClosedStep, DisconnectStep, OpenStep } from '../../contract/step.ts';

/** The probe of that name. @throws Stop where it never connected */
export const probeOf = (run: ScenarioRun, name: string): Probe => {
  const probe = run.probes.get(name);
  if (probe === undefined) throw new Stop('not-testable', `probe "${name}" never connected`);
  return probe;
};

/** The client closes its socket. What it must not have seen is fenced first: afterwards nothing could be proved on it. */
export const doDisconnect = async (run: ScenarioRun, step: DisconnectStep): Promise<void> => {
  const probe = probeOf(run, step.probe);
  if (run.sent.length > 0) await fence(run, [step.probe]);
  await (step.abruptly ? probe.breakOff() : probe.close());
  const { timing, target } = run.context.options;
  // The service learns of it when it reads our closing, not when we are done; where nothing was said, at the latest by our silence.
  const silenceMs = step.abruptly ? target.profile.timing.clientTimeoutMs : 0;
  run.pending.note([step.probe], timing.deliveryDeadlineMs + silenceMs);
};

const closingNote = (probe: Probe): string => {
  const { frame, socket, broken } = probe.closed;
  if (broken !== undefined) return `the connection was given up, since ${broken}`;
  const said =
    frame === undefined
      ? 'no close frame'
      : `a close frame with ${frame.error === undefined ? 'no reason' : JSON.stringify(frame.error)}`;
  return `${said}; ${socket === undefined ? 'the socket is open' : `the socket was closed by the ${socket.by} (${socket.code})`}`;
};

/** Whether whatever else is asked of the target is late too: then a closing that did not come in time says nothing. */
const allIsLate = async (run: ScenarioRun, except: string): Promise<boolean> => {
  const { deliveryDeadlineMs } = run.context.options.timing;
  const others = [...run.probes.keys()].filter((name) => name !== except);
  const began = performance.now();
  await controlAnswers(run);
  const answersLate = performance.now() - began > deliveryDeadlineMs / 2;
  return (await controlIsLate(run, others)) || answersLate;
};

/** The server closes the probe's connection: by a frame, by the socket, with the reason. */
export const doClosed = async (run: ScenarioRun, step: ClosedStep, path: string): Promise<void> => {
  const probe = probeOf(run, step.probe);
  const { timing, target } = run.context.options;
  const deadlineMs = timing.deliveryDeadlineMs + target.profile.consistency.effectBudgetMs;
  for (const part of step.by ?? (['frame', 'socket'] as const)) {
    const isClosed = await probe.waitClosed(part, deadlineMs, run.context.signal);
    const seen = isClosed && probe.closed.broken === undefined;
    if (step.observe !== undefined) continue;
    if (!seen) {
      if (await allIsLate(run, step.probe))
        throw new Stop('inconclusive', 'a closing, and a control message too, missed their deadline');
      report(run, step, {
        code: 'not-closed',
        message:
          part === 'frame' ? `"${step.probe}" got no close frame` : `the socket of "${step.probe}" was not closed`,
        expected: part === 'frame' ? 'a close frame' : 'the socket closed by the server',
        seen: closingNote(probe),
        step: path,
      });
      return;
    }
  }
  if (step.observe !== undefined) {
    run.observations.push({ name: step.observe, seen: closingNote(probe), requirements: decides(run, step) });
    return;
  }
  // That the connection is gone may take its time to be known.
  run.pending.note([step.probe]);
  for (const id of decides(run, step)) run.looked.add(id);
  const error = probe.closed.frame?.error;
  if (step.reason !== undefined && error?.includes(step.reason) !== true) {
    report(run, step, {
      code: 'wrong-reason',
      message: `the close frame of "${step.probe}" does not contain the reason`,
      expected: JSON.stringify(step.reason),
      seen: closingNote(probe),
      step: path,
    });
  }
};

/** The connection is open and works: a message still comes through. */
export const doOpen = async (run: ScenarioRun, step: OpenStep, path: string): Promise<void> => {
  const probe = probeOf(run, step.probe);
  const through = probe.isOpen && (await fence(run, [step.probe]));
  for (const id of decides(run, step)) run.looked.add(id);
  if (through && isLive(probe)) return;
  if (isLive(probe) && (await controlIsLate(run, [step.probe])))
    throw new Stop('inconclusive', 'a message to an open connection missed its deadline, and a later one too');
  report(run, step, {
    code: 'closed',
    message: `the connection of "${step.probe}" does not work any more`,
    expected: 'an open connection to which messages come',
    seen: closingNote(probe),
    step: path,
  });
};
