import { describe, expect, it } from 'vitest';
import type { Call } from '../../reference/state/call.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Connection } from '../../reference/state/state.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { operationIn } from '../../spec/operation-in.ts';
import { watchCrossings } from './watch-crossings.ts';

const call: Call = {
  operation: operationIn(v1, 'broadcast'),
  hub: 'h',
  group: '',
  user: '',
  connection: '',
  query: { excluded: [], ttlSeconds: undefined, reason: undefined },
  invocation: undefined,
};

const connectionOf = (hub: string): Connection => ({
  id: hub,
  hub,
  user: undefined,
  claims: {},
  memberships: new Map(),
  transport: { send: () => undefined, close: () => undefined },
});

const crossingsOf = (deliveries: readonly (readonly [Connection, string])[]): readonly string[] => {
  const crossings: string[] = [];
  const { deliver } = watchCrossings(correctPolicies(), (from, to) => crossings.push(`${from} to ${to}`));
  for (const [connection, tag] of deliveries) deliver(connection, `{"type":1,"target":"${tag}","arguments":[]}`, call);
  return crossings;
};

describe('watchCrossings', () => {
  it('lets a run have its own frames', () => {
    expect(crossingsOf([[connectionOf('main_7_run1'), 'm.run1.3.']])).toEqual([]);
  });

  it('sees a frame of one run in the hub of another', () => {
    expect(crossingsOf([[connectionOf('main_7_run1'), 'm.run2.3.']])).toEqual(['run2 to run1']);
  });

  it('knows by its first frame whose a connection is in a hub that carries no run', () => {
    const one = connectionOf('Aa0');
    expect(
      crossingsOf([
        [one, 'm.run1.1.'],
        [connectionOf('Aa0'), 'm.run2.1.'],
        [one, 'm.run2.2.'],
      ]),
    ).toEqual(['run2 to run1']);
  });
});
