import { encodeSegment } from '../rest/encode-segment.ts';
import type { OperationId } from '../spec/operation.ts';
import { operationPath } from '../rest/operation-path.ts';
import { operationOf } from '../spec/operations.ts';
import type { Probe } from '../probe/probe.ts';
import { isLive } from './is-live.ts';
import { buildMessage } from './build-message.ts';
import type { Sent } from './ledger.ts';
import type { ScenarioRun } from './scenario-run.ts';
import { waitFor } from './wait-for.ts';
import { watchStatus } from './watch-status.ts';

interface FenceOptions {
  readonly deadlineMs?: number;
  /** Told of each fence that came how long it took, the slowest of its probes. */
  readonly onArrival?: (tookMs: number) => void;
}

interface Post {
  readonly operation: 'broadcast' | 'sendToConnection';
  readonly hub: string;
  readonly connection?: string;
  readonly probes: readonly string[];
}

const plan = (run: ScenarioRun, probes: readonly Probe[]): readonly Post[] => {
  const without: readonly OperationId[] = run.context.options.target.profile.claims.without;
  const hubs = [...new Set(probes.map(({ hub }) => hub))];
  const broadcasts = hubs.map((hub): Post => ({
    operation: 'broadcast',
    hub,
    probes: probes.filter((probe) => probe.hub === hub).map(({ name }) => name),
  }));
  const direct = probes.map(({ hub, connectionId, name }): Post => ({
    operation: 'sendToConnection',
    hub,
    connection: connectionId,
    probes: [name],
  }));
  return [...broadcasts, ...direct].filter(({ operation }) => !without.includes(operation));
};

const post = async (run: ScenarioRun, { operation, hub, connection, probes }: Post): Promise<Sent> => {
  const { ledger, rest, options, signal } = run.context;
  const tag = ledger.newTag();
  const { body, expected } = buildMessage({}, tag);
  const sent = ledger.open({
    tag,
    expected,
    check: run.check.id,
    scenario: run.number,
    requirements: run.requirements,
    step: 'fence',
    reaches: new Set(probes),
    mayReach: 'anybody',
  });
  run.usage.exchanges += 1;
  const segments = {
    hub: encodeSegment(hub),
    ...(connection === undefined ? {} : { connection: encodeSegment(connection) }),
  };
  const path = operationPath(operationOf(operation), segments, []);
  const exchange = await rest.exchange(
    { operation, method: 'POST', path, body },
    { timeoutMs: options.timing.requestTimeoutMs, signal },
  );
  sent.exchange = exchange;
  watchStatus(run, exchange, 'fence', false);
  return sent;
};

const arrival = (run: ScenarioRun, sent: Sent, deadlineMs: number): Promise<boolean> =>
  waitFor(
    () => [...sent.reaches].every((name) => sent.arrivals.has(name) || !isLive(run.probes.get(name))),
    (listener) => {
      sent.listeners.add(listener);
      return () => sent.listeners.delete(listener);
    },
    { deadlineMs, signal: run.context.signal },
  );

const lastArrival = ({ arrivals }: Sent): number => Math.max(...[...arrivals.values()].flat().map(({ atMs }) => atMs));

/**
 * Sends a uniquely tagged message to each probe by every route there is (the hub, the connection), and waits until all have come: what has not
 * arrived by then was not sent before. A fence that is lost on one route is the fence monitor's finding; the other route proves the silence.
 * @returns whether the silence of every open probe among `names` was proved by at least one route
 */
export const fence = async (
  run: ScenarioRun,
  names: readonly string[],
  options: FenceOptions = {},
): Promise<boolean> => {
  const probes = names.map((name) => run.probes.get(name)).filter(isLive);
  if (probes.length === 0) return true;
  const deadlineMs = options.deadlineMs ?? run.context.options.timing.deliveryDeadlineMs;
  const began = performance.now();
  const posts = await Promise.all(plan(run, probes).map((each) => post(run, each)));
  const accepted = posts.filter(({ exchange }) => (exchange?.status ?? 0) < 300);
  const arrived = await Promise.all(accepted.map((sent) => arrival(run, sent, deadlineMs)));
  const came = accepted.filter((_, index) => arrived[index]);
  for (const sent of came) options.onArrival?.(lastArrival(sent) - began);
  const proved = new Set(came.flatMap((sent) => [...sent.arrivals.keys()]));
  const quiet = probes.filter((probe) => isLive(probe) && !proved.has(probe.name));
  if (quiet.length === 0) {
    posts.forEach((sent) => {
      const complete = [...sent.reaches].every((name) => sent.arrivals.has(name) || !isLive(run.probes.get(name)));
      if (!complete) noteLost(run, sent);
    });
  }
  return quiet.length === 0;
};

const noteLost = (run: ScenarioRun, sent: Sent): void => {
  const { exchange } = sent;
  run.context.ledger.monitor('fence', {
    code: 'not-delivered',
    requirements: [],
    message: `${run.check.id}: a fence (${exchange?.operation}) did not reach every probe, another route did`,
    expected: `one message to ${[...sent.reaches].join(', ')}`,
    seen: `${exchange?.status ?? exchange?.failure?.message}; it reached ${[...sent.arrivals.keys()].join(', ') || 'nobody'}`,
    ...(exchange ? { exchange } : {}),
  });
};
