import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inherit, join, register, unregister } from './presence.ts';
import { due, forget, joinUser, overflow, relation, store, unrelate, unrelateAll } from './relations.ts';
import { createHubs, dropMembership, type Connection, type Hub } from '../state/state.ts';

// Policy by policy, in the order in which the service calls them.

const createHub = (): Hub => createHubs().get('chat');

const arrive = (hub: Hub, id: string, user = 'anna'): Connection => {
  const transport = { send: () => undefined, close: () => undefined };
  const connection: Connection = { id, hub: 'chat', user, claims: {}, memberships: new Map(), transport };
  register(hub, connection);
  inherit(hub, connection);
  return connection;
};

interface Added {
  readonly user?: string;
  readonly ttlSeconds?: number;
  readonly nowMs?: number;
}

const add = (hub: Hub, group: string, { user = 'anna', ttlSeconds, nowMs = 0 }: Added = {}): void => {
  const relating = { user, group, ttlSeconds };
  const stored = relation(relating, nowMs);
  store(hub, relating, stored);
  joinUser(hub, relating, stored);
  for (const one of overflow(hub, user)) forget(hub, one);
};

const pass = (hub: Hub, nowMs: number): void => due(hub, nowMs).forEach((one) => forget(hub, one));

const stored = (hub: Hub, user = 'anna'): readonly string[] => [...(hub.relations.get(user)?.keys() ?? [])];
const inside = (hub: Hub, group: string): readonly string[] => [...(hub.groups.get(group) ?? [])].map(({ id }) => id);

describe('a user in a group', () => {
  it('brings the connections there are, and those that come', () => {
    const hub = createHub();
    arrive(hub, 'a');
    arrive(hub, 'b', 'bert');
    add(hub, 'g');
    arrive(hub, 'c');
    expect(inside(hub, 'g')).toEqual(['a', 'c']);
  });

  it('is kept while nobody is there', () => {
    const hub = createHub();
    add(hub, 'g');
    unregister(hub, arrive(hub, 'a'));
    expect(inside(hub, 'g')).toEqual([]);
    arrive(hub, 'b');
    expect(inside(hub, 'g')).toEqual(['b']);
  });

  it('leaves with its connections, also with one that was added by itself', () => {
    const hub = createHub();
    const connection = arrive(hub, 'a');
    add(hub, 'g');
    join(hub, connection, 'g');
    unrelate(hub, 'anna', 'g');
    expect([stored(hub), inside(hub, 'g')]).toEqual([[], []]);
    unrelate(hub, 'anna', 'g');
  });

  it('leaves all groups at once, and no other user does', () => {
    const hub = createHub();
    join(hub, arrive(hub, 'a'), 'by itself');
    arrive(hub, 'b', 'bert');
    for (const group of ['one', 'two']) {
      add(hub, group);
      add(hub, group, { user: 'bert' });
    }
    unrelateAll(hub, 'anna');
    expect(['one', 'two', 'by itself'].map((group) => inside(hub, group))).toEqual([['b'], ['b'], []]);
    expect([stored(hub), stored(hub, 'bert')]).toEqual([[], ['one', 'two']]);
  });

  it('stays when one of its connections is taken out, which the next one is not', () => {
    const hub = createHub();
    const connection = arrive(hub, 'a');
    add(hub, 'g');
    dropMembership(hub, connection, 'g');
    arrive(hub, 'b');
    expect([stored(hub), inside(hub, 'g')]).toEqual([['g'], ['b']]);
  });
});

describe('a ttl', () => {
  it('ends on the millisecond, for live connections too', () => {
    const hub = createHub();
    arrive(hub, 'a');
    add(hub, 'g', { ttlSeconds: 2, nowMs: 1000 });
    pass(hub, 2999);
    expect([stored(hub), inside(hub, 'g')]).toEqual([['g'], ['a']]);
    pass(hub, 3000);
    expect([stored(hub), inside(hub, 'g')]).toEqual([[], []]);
  });

  it('does not take out a connection that was added by itself, before or after', () => {
    const hub = createHub();
    const [before, after] = [arrive(hub, 'a'), arrive(hub, 'b')];
    join(hub, before, 'g');
    add(hub, 'g', { ttlSeconds: 1 });
    join(hub, after, 'g');
    pass(hub, 1000);
    expect(inside(hub, 'g')).toEqual(['a', 'b']);
  });

  it('is replaced by that of a new addition, shorter, longer or none', () => {
    const hub = createHub();
    arrive(hub, 'a');
    add(hub, 'longer', { ttlSeconds: 1 });
    add(hub, 'longer', { ttlSeconds: 5 });
    add(hub, 'shorter', { ttlSeconds: 5 });
    add(hub, 'shorter', { ttlSeconds: 1 });
    add(hub, 'none', { ttlSeconds: 1 });
    add(hub, 'none');
    pass(hub, 1000);
    expect(stored(hub)).toEqual(['longer', 'none']);
    expect(inside(hub, 'longer')).toEqual(['a']);
    pass(hub, 5000);
    expect([stored(hub), inside(hub, 'none')]).toEqual([['none'], ['a']]);
  });

  it('of 0 brings the connections there are, for as long as they last, and nothing is stored', () => {
    const hub = createHub();
    arrive(hub, 'a');
    add(hub, 'g', { ttlSeconds: 1 });
    add(hub, 'g', { ttlSeconds: 0 });
    pass(hub, 10_000);
    arrive(hub, 'b');
    expect([stored(hub), inside(hub, 'g')]).toEqual([[], ['a']]);
  });

  it('is a year where none is given', () => {
    const hub = createHub();
    const yearMs = 365 * 24 * 3600 * 1000;
    add(hub, 'g');
    pass(hub, yearMs - 1);
    expect(stored(hub)).toEqual(['g']);
    pass(hub, yearMs);
    expect(stored(hub)).toEqual([]);
  });
});

describe('the limit of 100', () => {
  const number = fc.nat({ max: 104 });
  const act = fc.record({ group: number, ttl: fc.boolean(), leaves: fc.boolean() });

  it('keeps the latest updated without ttl, whatever was added, added again or removed', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const hub = createHub();
        const live = arrive(hub, 'a');
        // By hand: a list of what counts, a set of what does not.
        let counted: string[] = [];
        const others = new Set<string>();
        const addBoth = (group: string, ttl: boolean): void => {
          add(hub, group, ttl ? { ttlSeconds: 10 } : {});
          counted = counted.filter((one) => one !== group);
          others.delete(group);
          if (ttl) others.add(group);
          else counted = [...counted, group].slice(-100);
        };
        for (let group = 0; group < 99; group += 1) addBoth(`${group}`, false);
        for (const { group, ttl, leaves } of acts) {
          if (!leaves) addBoth(`${group}`, ttl);
          else {
            unrelate(hub, 'anna', `${group}`);
            counted = counted.filter((one) => one !== `${group}`);
            others.delete(`${group}`);
          }
        }
        expect(new Set(stored(hub))).toEqual(new Set([...counted, ...others]));
        expect(new Set(live.memberships.keys())).toEqual(new Set([...counted, ...others]));
      }),
    );
  });

  it('is one for each user', () => {
    const hub = createHub();
    for (let group = 0; group < 100; group += 1) {
      add(hub, `${group}`);
      add(hub, `${group}`, { user: 'bert' });
    }
    expect([stored(hub).length, stored(hub, 'bert').length]).toEqual([100, 100]);
    add(hub, 'more');
    expect([stored(hub).includes('0'), stored(hub, 'bert').includes('0')]).toEqual([false, true]);
  });
});

it('nothing is left in a hub when all have gone', () => {
  const hub = createHub();
  const connection = arrive(hub, 'a');
  join(hub, connection, 'one');
  add(hub, 'two', { ttlSeconds: 1 });
  unregister(hub, connection);
  unregister(hub, connection);
  pass(hub, 1000);
  expect([hub.connections.size, hub.users.size, hub.groups.size, hub.relations.size]).toEqual([0, 0, 0, 0]);
});
