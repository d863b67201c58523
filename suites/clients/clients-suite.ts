import type { Scenario, Suite } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';
import { clientKeepAlive } from './client-keep-alive.ts';

const negotiates = (version: 0 | 1): Scenario => ({
  id: `clients/negotiate-version-${version}`,
  title: `A client that negotiates in version ${version} gets in, and REST knows it by the connection id it was given`,
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
      title: 'Negotiation names WebSockets, with text, among the transports',
      verifies: ['clients/offers-websockets'],
      steps: [act.getIn('ann', 'ann', { offers: 'websockets' })],
    },
    {
      id: 'clients/ready-when-connected',
      title: 'A client is found and reached as soon as its handshake has been answered',
      verifies: ['clients/ready-when-connected'],
      steps: [
        act.getIn('ann', 'ann'),
        act.together(act.connection('ann', 'there'), act.user('ann', 'there'), act.toConnection('ann', ['ann'])),
      ],
    },
    {
      id: 'clients/many-at-once',
      title: 'Clients that connect at the same moment all get in, each as a connection of its own',
      verifies: ['clients/many-at-once'],
      steps: [
        act.together(...crowd.map((probe) => act.getIn(probe, userOf(probe)))),
        act.together(...crowd.map((probe) => act.toConnection(probe, [probe]))),
      ],
    },
    {
      id: 'clients/token-in-query',
      title: 'A WebSocket may bring its token in the query, as browsers do',
      verifies: ['clients/token-in-query'],
      steps: [act.getIn('ann', 'ann', { tokenIn: 'query' }), { do: 'open', probe: 'ann' }],
    },
    {
      id: 'clients/without-user',
      title: 'A client needs no user id, and is a client like others',
      verifies: ['clients/without-user'],
      steps: [act.getIn('guest'), act.connection('guest', 'there'), { do: 'open', probe: 'guest' }],
    },
    {
      id: 'clients/invocation',
      title: 'What a client sees that invokes a method in Serverless mode',
      verifies: ['clients/invocation'],
      steps: [
        act.getIn('ann'),
        { do: 'invoke', probe: 'ann', target: 'send', arguments: ['tea'], observe: 'an invocation by a client' },
      ],
    },
  ],
};
