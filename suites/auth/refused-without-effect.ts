import type { Scenario } from '../../lib/contract/check.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import { routes, type Route } from '../payloads/send-routes.ts';
import { badClaims, badCredentials, requirementsOf } from './token-deviations.ts';

/** One of each kind: no token, another's, an old one, one for something else. */
const kinds: ReadonlySet<string> = new Set(['none', 'wrong-key', 'expired', 'aud-other-hub']);
const tokens = [...badCredentials, ...badClaims].filter(([token]) => kinds.has(token));

/** The call with each of the tokens; `effect` is what says that nothing may come of it. */
const refused = (call: CallStep, effect: string): readonly CallStep[] =>
  tokens.map(([token, requirement]) => ({ ...call, token, expect: 401, verifies: [requirement, effect] }));

/** A scenario in which calls are refused, and steps look whether anything came of them. */
const scenario = (
  id: string,
  title: string,
  effect: string,
  steps: (refuse: (call: CallStep) => readonly CallStep[], look: (step: Step) => Step) => readonly Step[],
): Scenario => ({
  id,
  title,
  verifies: [effect, ...requirementsOf(tokens)],
  steps: steps(
    (call) => refused(call, effect),
    (step) => ({ ...step, verifies: [effect] }),
  ),
});

const send = (route: Route): Scenario =>
  scenario(
    `auth/refused-${route.slug}-reaches-nobody`,
    `${route.operation.title}: refused for its token, the message reaches nobody`,
    'auth/refused-send-reaches-nobody',
    (refuse) => [
      ...route.reader,
      route.send({ message: { arguments: ['x'] }, reaches: ['a'], setup: true }),
      ...refuse(route.send({ message: { arguments: ['x'] }, reaches: [] })),
    ],
  );

const ann: Step = { do: 'connect', probe: 'ann', user: 'ann' };
const member = { do: 'call', group: 'red', connection: 'ann' } as const;
const stored = { do: 'call', group: 'red', user: 'ann' } as const;
const group = { do: 'call', group: 'red' } as const;
const toGroup = (reaches: readonly string[]): CallStep => ({
  ...group,
  operation: 'sendToGroup',
  message: { arguments: ['x'] },
  reaches,
});
const isInGroup = (expect: number): CallStep => ({ ...stored, operation: 'userIsInGroup', expect });

/** The four GETs, of what is there. */
const looks: readonly CallStep[] = [
  { do: 'call', operation: 'connectionExists', connection: 'ann' },
  { do: 'call', operation: 'userHasConnections', user: 'ann' },
  { ...group, operation: 'groupHasConnections' },
  { ...stored, operation: 'userIsInGroup' },
];

/** What was refused has not happened; the same with a good token has. */
export const refusedWithoutEffect: readonly Scenario[] = [
  ...routes.map(send),
  scenario(
    'auth/refused-looking',
    'Who asks what is there, and is refused, learns nothing of what is there',
    'auth/refused-looking-tells-nothing',
    (refuse) => [
      ann,
      { ...member, operation: 'addConnectionToGroup', setup: true },
      { ...stored, operation: 'addUserToGroup', ttl: 600, setup: true },
      ...looks.flatMap((call) => [{ ...call, expect: 200, setup: true } as const, ...refuse(call)]),
    ],
  ),
  scenario(
    'auth/refused-joining',
    'A connection that was to be added to a group by a refused call is not in it',
    'auth/refused-joining-is-none',
    (refuse, look) => [
      ann,
      ...refuse({ ...member, operation: 'addConnectionToGroup' }),
      look({ ...group, operation: 'groupHasConnections', expect: 404 }),
      look(toGroup([])),
      { ...member, operation: 'addConnectionToGroup', setup: true },
      { ...toGroup(['ann']), setup: true },
    ],
  ),
  scenario(
    'auth/refused-leaving',
    'A connection that was to be taken out of a group by a refused call is still in it',
    'auth/refused-leaving-is-none',
    (refuse, look) => [
      ann,
      { ...member, operation: 'addConnectionToGroup', setup: true },
      { ...toGroup(['ann']), setup: true },
      ...refuse({ ...member, operation: 'removeConnectionFromGroup' }),
      look(toGroup(['ann'])),
      look({ ...group, operation: 'groupHasConnections', expect: 200 }),
      { ...member, operation: 'removeConnectionFromGroup', setup: true },
      { ...toGroup([]), setup: true },
    ],
  ),
  scenario(
    'auth/refused-closing',
    'A connection that was to be closed by a refused call is still open',
    'auth/refused-closing-is-none',
    (refuse, look) => [
      ann,
      ...refuse({ do: 'call', operation: 'closeConnection', connection: 'ann', reason: 'refused' }),
      look({ do: 'open', probe: 'ann' }),
      look({ do: 'call', operation: 'connectionExists', connection: 'ann', expect: 200 }),
      { do: 'call', operation: 'closeConnection', connection: 'ann', setup: true },
      { do: 'closed', probe: 'ann', by: ['socket'], setup: true },
    ],
  ),
  scenario(
    'auth/refused-storing',
    'A user who was to be added to a group by a refused call is not in it',
    'auth/refused-storing-is-none',
    (refuse, look) => [
      ...refuse({ ...stored, operation: 'addUserToGroup', ttl: 600 }),
      look(isInGroup(404)),
      { ...stored, operation: 'addUserToGroup', ttl: 600, setup: true },
      { ...isInGroup(200), setup: true },
    ],
  ),
  scenario(
    'auth/refused-removing',
    'A user who was to be removed from a group, or from all, by a refused call is still there',
    'auth/refused-removing-is-none',
    (refuse, look) => [
      { ...stored, operation: 'addUserToGroup', ttl: 600, setup: true },
      { ...isInGroup(200), setup: true },
      ...refuse({ ...stored, operation: 'removeUserFromGroup' }),
      look(isInGroup(200)),
      ...refuse({ do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' }),
      look(isInGroup(200)),
      { ...stored, operation: 'removeUserFromGroup', setup: true },
      { ...isInGroup(404), setup: true },
    ],
  ),
];
