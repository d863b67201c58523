import type { Scenario, Suite } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';
import { clientKeepAlive } from './client-keep-alive.ts';

const negotiates = (version: 0 | 1): Scenario => ({
  id: `clients/negotiate-version-${version}`,
  title: `A client that negotiates version ${version} connects, and REST finds it by its connection id`,
  verifies: [`clients/negotiate-version-${version}`, 'clients/handshake', 'clients/id-is-known-to-rest'],
  steps: [
    act.getIn('ann', 'ann', {
      negotiateVersion: version,
      offers: 'version',
      verifies: [`clients/negotiate-version-${version}`, 'clients/handshake'],
    }),
    act.toConnection('ann', ['ann'], { verifies: ['clients/id-is-known-to-rest'] }),
    act.connection('ann', 'there', { verifies: ['clients/id-is-known-to-rest'] }),
  ],
});

const crowd = ['ann-1', 'ann-2', 'ann-3', 'bob', 'guest-1', 'guest-2'];

const userOf = (probe: string): string | undefined => {
  if (probe.startsWith('guest')) return undefined;
  return probe.startsWith('ann') ? 'ann' : probe;
};

/** Negotiate, WebSocket, handshake and keep-alive. */
export const clientsSuite: Suite = {
  area: 'clients',
  checks: [
    ...clientKeepAlive,
    negotiates(1),
    negotiates(0),
    {
      id: 'clients/offers-websockets',
      title: 'Negotiation offers WebSockets with the text transfer format',
      verifies: ['clients/offers-websockets'],
      steps: [act.getIn('ann', 'ann', { offers: 'websockets' })],
    },
    {
      id: 'clients/ready-when-connected',
      title: 'A client is found and reached as soon as its handshake is answered',
      verifies: ['clients/ready-when-connected'],
      steps: [
        act.getIn('ann', 'ann'),
        act.together(act.connection('ann', 'there'), act.user('ann', 'there'), act.toConnection('ann', ['ann'])),
      ],
    },
    {
      id: 'clients/many-at-once',
      title: 'Clients that connect simultaneously all succeed, each with its own connection',
      verifies: ['clients/many-at-once'],
      steps: [
        act.together(...crowd.map((probe) => act.getIn(probe, userOf(probe)))),
        act.together(...crowd.map((probe) => act.toConnection(probe, [probe]))),
      ],
    },
    {
      id: 'clients/token-in-query',
      title: 'The WebSocket accepts its token in the query, as browsers send it',
      verifies: ['clients/token-in-query'],
      steps: [act.getIn('ann', 'ann', { tokenIn: 'query' }), { do: 'open', probe: 'ann' }],
    },
    {
      id: 'clients/without-user',
      title: 'A client without a user id connects and works like any other',
      verifies: ['clients/without-user'],
      steps: [act.getIn('guest'), act.connection('guest', 'there'), { do: 'open', probe: 'guest' }],
    },
    {
      id: 'clients/invocation',
      title: 'Answer to a client that invokes a method in Serverless mode',
      verifies: ['clients/invocation'],
      steps: [
        act.getIn('ann'),
        { do: 'invoke', probe: 'ann', target: 'send', arguments: ['tea'], observe: 'an invocation by a client' },
      ],
    },
  ],
};
