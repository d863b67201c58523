import type { Scenario } from '../../lib/contract/check.ts';
import type { ConnectStep, Step, TokenVariant } from '../../lib/contract/step.ts';
import { badClientTokens, leftOpen, requirementsOf } from './token-deviations.ts';
import { act } from '../steps/act.ts';

type Stage = NonNullable<ConnectStep['tokenOn']>;

/** The number of simultaneous connects: few enough for any target, even if all are accepted. */
const atOnce = 6;

const refused = (tokenOn: Stage): readonly Step[] => {
  const all = badClientTokens.map(([token, requirement]): Step => ({
    do: 'connect',
    probe: token,
    user: 'eve',
    token,
    tokenOn,
    refused: true,
    verifies: [requirement],
  }));
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) => ({
    do: 'together',
    steps: all.slice(index * atOnce, (index + 1) * atOnce),
  }));
};

const scenario = (tokenOn: Stage, id: string, title: string): Scenario => ({
  id,
  title,
  verifies: [...requirementsOf(badClientTokens), 'auth/good-client-token-accepted'],
  steps: [...refused(tokenOn), act.connect('good', 'bob', { verifies: ['auth/good-client-token-accepted'] })],
});

/** One of each kind: no token, wrong key, expired, another audience. */
const kinds: readonly TokenVariant[] = ['none', 'wrong-key', 'expired', 'aud-other-hub'];

/** That each client is refused is a prerequisite, which the other checks judge. */
const refusedAt = (tokenOn: Stage): Step =>
  act.together(
    ...kinds.map((token) =>
      act.connect(`${token} on ${tokenOn}`, 'eve', { token, tokenOn, refused: true, setup: true }),
    ),
  );

/** Authentication of clients. */
export const clientTokens: readonly Scenario[] = [
  scenario('negotiate', 'auth/negotiate', 'Negotiation accepts only a client’s valid token'),
  scenario(
    'socket',
    'auth/connect',
    'The WebSocket accepts only a client’s valid token, even after a successful negotiation',
  ),
  {
    id: 'auth/refused-clients',
    title: 'A user whose clients were refused is not connected',
    verifies: ['auth/refused-client-is-not-there'],
    steps: [
      refusedAt('negotiate'),
      refusedAt('socket'),
      act.connect('good', 'bob'),
      act.user('bob', 'there', { setup: true }),
      act.user('eve', 'absent', { verifies: ['auth/refused-client-is-not-there'] }),
    ],
  },
  {
    id: 'auth/clients-left-open',
    title: 'Handling of client tokens that the documents leave open is recorded',
    verifies: requirementsOf(leftOpen),
    steps: leftOpen.map(([token, requirement]) => ({
      do: 'connect',
      probe: token,
      token,
      observe: `negotiate, ${token}`,
      verifies: [requirement],
    })),
  },
];
