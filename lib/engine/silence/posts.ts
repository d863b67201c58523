import type { Probe } from '../../probe/probe.ts';
import { encodeSegment } from '../../rest/encode-segment.ts';
import { operationRequest } from '../../rest/operation-request.ts';
import type { OperationId } from '../../spec/operation.ts';
import { buildMessage } from '../ledger/build-message.ts';
import { noDoubt } from '../ledger/doubt.ts';
import type { Sent } from '../ledger/ledger.ts';
import { watchStatus } from '../requests/watch-status.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** What is sent again and again by one route of a fence. */
export interface Post {
  readonly operation: 'broadcast' | 'sendToConnection';
  readonly hub: string;
  readonly connection?: string;
  readonly probes: readonly Probe[];
  /** Names the route in tags. */
  readonly route: string;
}

/** A direct fence is told from the others by the place of its probe, whichever connected first. */
const placeOf = (run: ScenarioRun, name: string): number => [...run.probes.keys()].toSorted().indexOf(name);

/** One by each route to the probes: their hubs, and each connection; as far as the profile claims them. */
export const postsTo = (run: ScenarioRun, probes: readonly Probe[]): readonly Post[] => {
  const without: readonly OperationId[] = run.context.options.target.profile.claims.without;
  const hubs = [...new Set(probes.map(({ hub }) => hub))].toSorted();
  const broadcasts = hubs.map((hub, index): Post => ({
    route: `fence hub ${index}`,
    operation: 'broadcast',
    hub,
    probes: probes.filter((probe) => probe.hub === hub),
  }));
  const direct = probes.map((probe): Post => ({
    route: `fence ${placeOf(run, probe.name)}`,
    operation: 'sendToConnection',
    hub: probe.hub,
    connection: probe.connectionId,
    probes: [probe],
  }));
  return [...broadcasts, ...direct].filter(({ operation }) => !without.includes(operation));
};

/** Sends it once, with a tag of its own. */
export const post = async (run: ScenarioRun, { operation, hub, connection, probes, route }: Post): Promise<Sent> => {
  const { ledger, rest, signal } = run.context;
  const tag = ledger.newTag(run.number, route);
  const { body, expected } = buildMessage({}, tag);
  const sent = ledger.open({
    tag,
    copies: 1,
    expected,
    units: 1,
    hub,
    check: run.check.id,
    scenario: run.number,
    requirements: run.check.requirements,
    step: 'fence',
    reaches: new Set(probes.map(({ name }) => name)),
    mayReach: 'anybody',
    doubt: noDoubt,
  });
  run.trace.fences.push(sent);
  run.usage.exchanges += 1;
  const segments = {
    hub: encodeSegment(hub),
    ...(connection === undefined ? {} : { connection: encodeSegment(connection) }),
  };
  const request = operationRequest(run.context.operation(operation), segments, { body });
  const exchange = await rest.exchange(request, { signal });
  sent.exchange = exchange;
  watchStatus(run, exchange, 'fence', false);
  return sent;
};
