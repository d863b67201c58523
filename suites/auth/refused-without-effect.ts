import type { Scenario } from '../../lib/contract/check.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import { routes, type Route } from '../payloads/send-routes.ts';
import { shapeOf } from '../../lib/spec/shape.ts';
import { badClaims, badCredentials } from './token-deviations.ts';
import { act } from '../steps/act.ts';

/** One of each kind: no token, wrong key, expired, another audience. */
const kinds: ReadonlySet<string> = new Set(['none', 'wrong-key', 'expired', 'aud-other-hub']);
const tokens = [...badCredentials, ...badClaims].filter(([token]) => kinds.has(token));

/** What a query answers is what it reveals. Of another call, that it is refused is a prerequisite, which the checks of each operation judge. */
const decided = ({ operation }: CallStep, effect: string): Pick<CallStep, 'setup' | 'verifies'> =>
  shapeOf(operation).kind === 'look' ? { verifies: [effect] } : { setup: true };

/** The call with each of the tokens; `effect` is the requirement that the call has no effect. */
const refused = (call: CallStep, effect: string): readonly CallStep[] =>
  tokens.map(([token]): CallStep => ({ ...call, token, expect: 'unauthorized', ...decided(call, effect) }));

/** A scenario with refused calls, and steps that check that they had no effect. */
const scenario = (
  id: string,
  title: string,
  effect: string,
  steps: (refuse: (call: CallStep) => readonly CallStep[], look: (step: Step) => Step) => readonly Step[],
): Scenario => ({
  id,
  title,
  verifies: [effect],
  steps: steps(
    (call) => refused(call, effect),
    (step) => ({ ...step, verifies: [effect] }),
  ),
});

const send = (route: Route): Scenario =>
  scenario(
    `auth/refused-${route.slug}-reaches-nobody`,
    `${route.operation.title}: a message refused for its token reaches nobody`,
    'auth/refused-send-reaches-nobody',
    (refuse, look) => [
      ...route.reader,
      route.send({ message: { arguments: ['x'] }, reaches: ['a'], setup: true }),
      ...refuse(route.send({ message: { arguments: ['x'] }, reaches: [] })).map(look),
    ],
  );

const ann = act.connect('ann', 'ann');
const member = { do: 'call', group: 'red', connection: 'ann' } as const;
const stored = { do: 'call', group: 'red', user: 'ann' } as const;
const group = { do: 'call', group: 'red' } as const;
const toGroup = (reaches: readonly string[]): CallStep => ({
  ...group,
  operation: 'sendToGroup',
  message: { arguments: ['x'] },
  reaches,
});

/** The four existence queries, for objects that exist. */
const looks: readonly CallStep[] = [
  { do: 'call', operation: 'connectionExists', connection: 'ann' },
  { do: 'call', operation: 'userHasConnections', user: 'ann' },
  { ...group, operation: 'groupHasConnections' },
  { ...stored, operation: 'userIsInGroup' },
];

/** Refused calls have no effect; the same calls with a valid token do. */
export const refusedWithoutEffect: readonly Scenario[] = [
  ...routes.map(send),
  scenario(
    'auth/refused-looking',
    'A refused existence query reveals nothing about what exists',
    'auth/refused-looking-tells-nothing',
    (refuse) => [
      ann,
      act.join('ann', 'red'),
      act.add('ann', 'red', { ttl: 600 }),
      ...looks.flatMap((call) => [{ ...call, setup: true } as const, ...refuse(call)]),
    ],
  ),
  scenario(
    'auth/refused-joining',
    'A refused call does not add a connection to a group',
    'auth/refused-joining-is-none',
    (refuse, look) => [
      ann,
      ...refuse({ ...member, operation: 'addConnectionToGroup' }),
      look(act.group('red', 'absent')),
      look(toGroup([])),
      act.join('ann', 'red'),
      { ...toGroup(['ann']), setup: true },
    ],
  ),
  scenario(
    'auth/refused-leaving',
    'A refused call does not remove a connection from a group',
    'auth/refused-leaving-is-none',
    (refuse, look) => [
      ann,
      act.join('ann', 'red'),
      { ...toGroup(['ann']), setup: true },
      ...refuse({ ...member, operation: 'removeConnectionFromGroup' }),
      look(toGroup(['ann'])),
      look(act.group('red', 'there')),
      act.leave('ann', 'red'),
      { ...toGroup([]), setup: true },
    ],
  ),
  scenario(
    'auth/refused-closing',
    'A refused call does not close a connection',
    'auth/refused-closing-is-none',
    (refuse, look) => [
      ann,
      ...refuse({ do: 'call', operation: 'closeConnection', connection: 'ann', reason: 'refused' }),
      look(act.open('ann')),
      look(act.connection('ann', 'there')),
      ...act.closeFirst('ann'),
    ],
  ),
  {
    guests: [ann],
    ...scenario(
      'auth/refused-storing',
      'A refused call does not add a user to a group',
      'auth/refused-storing-is-none',
      (refuse, look) => [
        ...refuse({ ...stored, operation: 'addUserToGroup', ttl: 600 }),
        look(act.userInGroup('ann', 'red', 'absent')),
        act.add('ann', 'red', { ttl: 600 }),
        act.userInGroup('ann', 'red', 'there', { setup: true }),
      ],
    ),
  },
  {
    guests: [ann],
    ...scenario(
      'auth/refused-removing',
      'A refused call does not remove a user from one or all groups',
      'auth/refused-removing-is-none',
      (refuse, look) => [
        act.add('ann', 'red', { ttl: 600 }),
        act.userInGroup('ann', 'red', 'there', { setup: true }),
        ...refuse({ ...stored, operation: 'removeUserFromGroup' }),
        look(act.userInGroup('ann', 'red', 'there')),
        ...refuse({ do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' }),
        look(act.userInGroup('ann', 'red', 'there')),
        act.remove('ann', 'red'),
        act.userInGroup('ann', 'red', 'absent', { setup: true }),
      ],
    ),
  },
];
