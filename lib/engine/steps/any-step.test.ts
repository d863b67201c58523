import { describe, expect, it } from 'vitest';
import { noWaiting } from '../../../fixtures/testing/no-waiting.ts';
import type { Step } from '../../contract/step.ts';
import { loadProfile } from '../../target/load-profile.ts';
import { anyStep } from './any-step.ts';
import { vanishingKey, type Cost, type Situation } from './parts/cost.ts';
import type { Needs } from './parts/step-kind.ts';

const reference = loadProfile('reference');
const profile = { ...reference, timing: { ...reference.timing, lastingMs: 6500 } };

/** Ann and bob are in the scenario's own hub, eve in another; something was sent; a ttl of one second lasts. */
const before: Situation = {
  profile,
  timing: noWaiting,
  clients: new Map([
    ['ann', { hub: 'main', user: 'ann' }],
    ['bob', { hub: 'main' }],
    ['eve', { hub: 'other' }],
  ]),
  vanishing: new Set(),
  unknown: new Set(),
  sends: true,
  related: new Map(),
  ttls: new Map([['red', 1]]),
};

interface Row {
  readonly step: Step;
  readonly cost: Cost;
  readonly needs: Needs;
  readonly show: string;
}

const rows: readonly Row[] = [
  {
    step: { do: 'connect', probe: 'ann', user: 'ann' },
    cost: { requests: 1, trips: 5, connects: 1, sockets: 1, joins: { probe: 'ann', hub: 'main', user: 'ann' } },
    needs: { clients: true, key: 'client connections' },
    show: 'connect "ann" user "ann"',
  },
  {
    step: { do: 'connect', probe: 'eve', hub: 'other', token: 'expired', tokenOn: 'socket', refused: [401, 403] },
    cost: { requests: 1, connects: 1, trips: 5 },
    needs: { clients: true, key: 'client connections', hub: 'other' },
    show: 'connect "eve" hub "other" with a bad token (expired) on socket → refused with 401 or 403',
  },
  {
    step: { do: 'disconnect', probe: 'ann', abruptly: true },
    cost: { requests: 2, trips: 2, messages: 3, leaves: 'ann', sockets: -1 },
    needs: {},
    show: 'disconnect "ann" without a closing handshake',
  },
  {
    step: {
      do: 'call',
      operation: 'addUserToGroup',
      user: 'ann',
      group: 'red',
      ttl: 'short',
      label: 'red',
      expect: 202,
    },
    cost: {
      trips: 1,
      requests: 1,
      messages: 0,
      knows: true,
      relates: 'main ann',
      ttl: { label: 'red', seconds: 1 },
    },
    needs: { operation: 'addUserToGroup' },
    show: 'addUserToGroup user "ann" group "red" ttl short → 202',
  },
  {
    step: {
      do: 'call',
      operation: 'broadcast',
      hub: 'other',
      excluded: ['ann'],
      message: { raw: 'x{{tag}}{{pad}}', bytes: 2500, contentType: 'text/plain', chunked: true },
      token: 'expired',
      reaches: ['bob', 'eve'],
    },
    cost: { requests: 1, trips: 4, messages: 4, sends: true },
    needs: { operation: 'broadcast', key: 'tokens (expired)', hub: 'other' },
    show: 'broadcast hub "other" excluding "ann" body "x{{tag}}{{pad}}" as text/plain in chunks with a bad token (expired) → success, reaches "bob", "eve"',
  },
  {
    step: {
      do: 'call',
      operation: 'sendToUser',
      user: { exactly: 'a/b' },
      message: { target: 'tea', arguments: [1, 'two'] },
      reaches: [],
    },
    cost: { requests: 1, trips: 3, messages: 0, sends: true },
    needs: { operation: 'sendToUser' },
    show: 'sendToUser user exactly "a/b" target "tea" arguments [1,"two"] → success, reaches nobody',
  },
  {
    step: {
      do: 'call',
      operation: 'userHasConnections',
      user: { near: 'ann', behind: ' ' },
      method: 'HEAD',
      expect: ['success', 404],
    },
    cost: { requests: 1, trips: 1, messages: 0 },
    needs: { operation: 'userHasConnections' },
    show: 'HEAD userHasConnections user "" + "ann" + " " → success or 404',
  },
  {
    step: {
      do: 'call',
      operation: 'closeConnection',
      connection: { encoded: '%20' },
      reason: 'late',
      observe: 'a blank',
    },
    cost: { requests: 1, trips: 1, messages: 0, knows: true },
    needs: { operation: 'closeConnection' },
    show: 'closeConnection connection encoded "%20" reason "late" → noted as "a blank"',
  },
  {
    step: {
      do: 'hold',
      since: 'red',
      call: { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red', hub: 'other' },
    },
    // Eight eighths of the ttl, once more shortly before its end, and the answer that tells that it has ended.
    cost: { requests: 10, trips: 0, waitMs: 1000, ttl: { label: 'red', seconds: 0 } },
    needs: { operation: 'userIsInGroup', hub: 'other' },
    show: 'while the ttl of "red" lasts: userIsInGroup hub "other" user "ann" group "red" → success',
  },
  {
    step: { do: 'pass', since: 'red' },
    cost: { vanishes: 'all', waitMs: 1000, ttl: { label: 'red', seconds: 0 } },
    needs: {},
    show: 'wait until the ttl of "red" has passed',
  },
  { step: { do: 'outlast' }, cost: { waitMs: 6500 }, needs: {}, show: 'wait until all else of the run is over' },
  { step: { do: 'settle' }, cost: { settles: true, waitMs: 0 }, needs: {}, show: 'wait until effects have settled' },
  {
    step: { do: 'closed', probe: 'ann', by: ['frame'], reason: 'late' },
    cost: { leaves: 'ann', trips: 1 },
    needs: {},
    show: '"ann" is closed by the server (frame), reason "late"',
  },
  {
    step: { do: 'closed', probe: 'ann', observe: 'whether' },
    cost: { trips: 1 },
    needs: {},
    show: '"ann" is closed by the server (frame and socket) → noted as "whether"',
  },
  {
    step: { do: 'open', probe: 'eve' },
    cost: { requests: 2, messages: 2, trips: 2 },
    needs: {},
    show: '"eve" is open and receives a message',
  },
  {
    step: { do: 'order', probe: 'ann', of: ['one', 'two'] },
    cost: {},
    needs: {},
    show: '"ann" receives in this order: "one", "two"',
  },
  {
    step: { do: 'ping', probe: 'ann', expect: 'from-server' },
    cost: { waitMs: 500 },
    needs: { keepAliveMs: 500 },
    show: '"ann": a ping from the server within twice its interval',
  },
  {
    step: { do: 'ping', probe: 'ann', expect: 'survives' },
    cost: { waitMs: 2500 },
    needs: { keepAliveMs: 2500 },
    show: '"ann": the connection stays open on the pings of the client alone',
  },
  {
    step: { do: 'ping', probe: 'ann', expect: 'dropped-when-silent' },
    cost: { leaves: 'ann', waitMs: 2000 },
    needs: { keepAliveMs: 2000 },
    show: '"ann": the server closes a connection whose client is silent',
  },
  {
    step: { do: 'invoke', probe: 'ann', target: 'send', arguments: ['tea'], observe: 'what comes back' },
    cost: {},
    needs: {},
    show: '"ann" invokes "send" with ["tea"] → noted as "what comes back"',
  },
  {
    step: { do: 'request', method: 'GET', path: '/health', token: 'none' },
    cost: { requests: 1 },
    needs: {},
    show: 'GET /health with a bad token (none) → 200',
  },
  {
    step: {
      do: 'together',
      steps: [
        { do: 'open', probe: 'ann' },
        { do: 'request', method: 'GET', path: '/', observe: 'a' },
      ],
    },
    cost: {},
    needs: {},
    show: 'at the same time: "ann" is open and receives a message; GET / → noted as "a"',
  },
];

describe('a step', () => {
  it.each(rows)('costs, needs and shows: $show', ({ step, cost, needs, show }) => {
    expect({
      cost: anyStep.cost(step, before),
      needs: anyStep.needs(step, profile),
      show: anyStep.show(step),
    }).toEqual({ cost, needs, show });
  });

  it('costs fewer fences where the profile does not claim a route', () => {
    const claims = { ...profile.claims, without: ['broadcast'] } as const;
    const situation = { ...before, profile: { ...profile, claims } };
    expect(anyStep.cost({ do: 'open', probe: 'ann' }, situation)).toEqual({ requests: 1, messages: 1, trips: 2 });
  });

  it('costs fences through those whom a message may still reach, and looks at those who may not be known, where effects lag', () => {
    const lagging = {
      ...before,
      vanishing: new Set([vanishingKey({ user: 'ann' })]),
      unknown: new Set(['bob', 'eve']),
    };
    const send = { do: 'call', operation: 'broadcast', hub: 'other', reaches: ['eve'] } as const;
    expect(anyStep.cost(send, lagging)).toMatchObject({ requests: 3, messages: 4 });
    expect(anyStep.cost({ ...send, observe: 'it' }, lagging)).toMatchObject({ requests: 3, messages: 1, knows: true });
  });

  it('may take a user out of a group with one addition more than they may be in', () => {
    const add = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' } as const;
    const { relates = '' } = anyStep.cost(add, before);
    const vanishesAfter = (additions: number) =>
      anyStep.cost(add, { ...before, related: new Map([[relates, additions]]) }).vanishes;
    expect([vanishesAfter(99), vanishesAfter(100)]).toEqual([undefined, { user: 'ann' }]);
  });
});
