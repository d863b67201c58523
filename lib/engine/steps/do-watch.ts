import { exchangeOf } from '../requests/exchange-step.ts';
import { isLive } from '../state/is-live.ts';
import { keepAliveMs } from './keep-alive.ts';
import { probeOf } from './do-closing.ts';
import { decides, report, type ScenarioRun } from '../state/scenario-run.ts';
import type { InvokeStep, PingStep, RequestStep } from '../../contract/step.ts';
import { cutText } from '../../trace/cut-text.ts';

const pingHolds = async (run: ScenarioRun, step: PingStep): Promise<boolean> => {
  const probe = probeOf(run, step.probe);
  const { options, signal } = run.context;
  const waitMs = keepAliveMs(step, options.target.profile.timing);
  if (step.expect === 'survives') return !(await probe.waitClosed('socket', waitMs, signal)) && isLive(probe);
  const deadlineMs = 2 * waitMs + options.timing.deliveryDeadlineMs;
  if (step.expect === 'dropped-when-silent') return probe.waitClosed('socket', deadlineMs, signal);
  return (await probe.waitFrame(({ type }) => type === 6, deadlineMs, signal)) !== undefined;
};

const pingSentences = {
  'from-server': 'a ping of the server within twice its interval',
  survives: 'the connection outlives the client time-out by its own pings',
  'dropped-when-silent': 'the server closes a connection from which it hears nothing',
} as const;

/** Keep-alive, both ways. Waiting for the target's own interval is what it takes. */
export const doPing = async (run: ScenarioRun, step: PingStep, path: string): Promise<void> => {
  const began = performance.now();
  const holds = await pingHolds(run, step);
  run.usage.waitedMs += performance.now() - began;
  const seen = holds ? 'so it was' : `not so after ${Math.round(performance.now() - began)} ms`;
  if (step.observe !== undefined) {
    run.observations.push({
      name: step.observe,
      seen: `${pingSentences[step.expect]}: ${seen}`,
      requirements: decides(run, step),
    });
    return;
  }
  // That the connection is gone may take its time to be known.
  if (holds && step.expect === 'dropped-when-silent') run.pending.note([step.probe]);
  for (const id of decides(run, step)) run.looked.add(id);
  if (holds) return;
  const code = step.expect === 'from-server' ? 'no-ping' : step.expect === 'survives' ? 'closed' : 'not-closed';
  report(run, step, {
    code,
    message: `"${step.probe}": ${seen}`,
    expected: pingSentences[step.expect],
    seen,
    step: path,
  });
};

/** The client invokes a method of the server, and notes what comes back; nothing is judged, since the documents contradict each other. */
export const doInvoke = async (run: ScenarioRun, step: InvokeStep): Promise<void> => {
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
  run.observations.push({ name: step.observe, seen, requirements: decides(run, step) });
};

/** A request outside the fourteen operations. */
export const doRequest = async (run: ScenarioRun, step: RequestStep, path: string): Promise<void> => {
  const request = { operation: 'other' as const, method: step.method, path: step.path, token: step.token };
  const exchange = await exchangeOf(run, step, request, path);
  if (step.observe !== undefined) {
    run.observations.push({ name: step.observe, seen: String(exchange.status), requirements: decides(run, step) });
    return;
  }
  for (const id of decides(run, step)) run.looked.add(id);
  const right = typeof step.expect === 'number' ? [step.expect] : (step.expect ?? [200]);
  if (right.includes(exchange.status ?? 0)) return;
  report(run, step, {
    code: (exchange.status ?? 0) >= 500 ? 'server-error' : 'status',
    message: `${step.method} ${step.path} answered ${exchange.status}`,
    expected: right.join(' or '),
    seen: String(exchange.status),
    step: path,
    exchange,
  });
};
