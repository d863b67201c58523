import { exchangeOf } from './exchange-step.ts';
import { isLive } from './is-live.ts';
import { probeOf } from './do-closing.ts';
import { decides, report, type ScenarioRun } from './scenario-run.ts';
import type { InvokeStep, OrderStep, PingStep, RequestStep } from './step.ts';

/** The labelled messages came to the probe in the order in which they were sent. */
export const doOrder = (run: ScenarioRun, step: OrderStep, path: string): void => {
  const came = step.of.map((label) => {
    const frame = run.labels.get(label)?.sent?.arrivals.get(step.probe)?.[0];
    return { label, index: frame === undefined ? -1 : probeOf(run, step.probe).frames.indexOf(frame) };
  });
  for (const id of decides(run, step)) run.looked.add(id);
  const seen = [...came].sort((one, other) => one.index - other.index).map(({ label }) => label);
  if (seen.join('\n') === step.of.join('\n')) return;
  report(run, step, {
    code: 'out-of-order',
    message: `"${step.probe}" received messages in another order than they were sent`,
    expected: step.of.join(', '),
    seen: seen.join(', '),
    step: path,
  });
};

const pingHolds = async (run: ScenarioRun, step: PingStep): Promise<boolean> => {
  const probe = probeOf(run, step.probe);
  const { pingIntervalMs, clientTimeoutMs } = run.context.options.target.profile.timing;
  const { deliveryDeadlineMs } = run.context.options.timing;
  const { signal } = run.context;
  if (step.expect === 'from-server') {
    return (
      (await probe.waitFrame(({ type }) => type === 6, 2 * pingIntervalMs + deliveryDeadlineMs, signal)) !== undefined
    );
  }
  if (step.expect === 'survives') {
    return !(await probe.waitClosed('socket', 1.5 * clientTimeoutMs + deliveryDeadlineMs, signal)) && isLive(probe);
  }
  return probe.waitClosed('socket', 2 * clientTimeoutMs + deliveryDeadlineMs, signal);
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
  const seen = frame?.text.slice(0, 300) ?? (isLive(probe) ? 'no completion' : 'the connection was closed');
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
