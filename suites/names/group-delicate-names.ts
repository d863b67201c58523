import type { Check, Scenario } from '../../lib/contract/check.ts';
import type { CallStep, Name, Step } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { turnedAway } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

/** Names that servers, proxies and URL libraries may misread or refuse. */
const delicate: readonly (readonly [encoded: string, says: string, sends?: true])[] = [
  ['%2F', 'a slash'],
  ['a%2Fb', 'a slash in the middle', true],
  ['%2E', 'a dot, encoded'],
  ['%2E%2E', 'two dots, encoded', true],
  ['%20', 'a blank', true],
  ['%20%20%20', 'three blanks'],
  ['%09', 'a tab'],
  ['%C2%A0', 'a no-break space'],
  ['a%00b', 'NUL in the middle'],
  ['%5C', 'a backslash'],
];

/** Read as another path, or refused. */
const fair = ['invalid', ...turnedAway, 'absent', 301, 307, 308, 405] as const;

const labelOf = (encoded: string): string => `added to ${encoded}`;

const added = ([encoded, says]: (typeof delicate)[number]): Step => ({
  do: 'call',
  operation: 'addConnectionToGroup',
  group: { encoded },
  connection: 'a',
  label: labelOf(encoded),
  expect: ['success', ...fair],
  observe: `a group named ${says}`,
  verifies: ['names/group-delicate-names'],
});

const found = ([encoded, , sends]: (typeof delicate)[number]): readonly Step[] => {
  const group: Name = { encoded };
  const which = { ifAccepted: labelOf(encoded), verifies: ['names/group-found-as-added'] };
  return [...(sends === true ? [act.toGroup(group, ['a'], which)] : []), act.group(group, 'there', which)];
};

const foundAsAdded: Scenario = {
  id: 'names/group-found-as-added',
  title: 'A member added under an encoded group name, even of a slash, is found and reached under the same encoding',
  about: ['group-name'],
  verifies: ['names/group-found-as-added', 'names/group-delicate-names'],
  // All are added first: where effects lag, they do so together.
  steps: [act.connect('a'), ...delicate.map(added), ...delicate.flatMap(found)],
};

const dot = { encoded: '%2E' };
const twoDots = { encoded: '%2E%2E' };

const dotsApart: Scenario = {
  id: 'names/group-dots-apart',
  title: 'The groups "." and "..", where the target accepts them, are separate groups',
  about: ['group-name'],
  verifies: ['names/group-name-identifies', 'names/group-delicate-names'],
  steps: [
    act.connect('a'),
    act.connect('b'),
    {
      do: 'call',
      operation: 'addConnectionToGroup',
      group: dot,
      connection: 'a',
      label: 'one dot',
      expect: ['success', ...fair],
      observe: 'a client added to group "."',
      verifies: ['names/group-delicate-names'],
    },
    {
      do: 'call',
      operation: 'addConnectionToGroup',
      group: twoDots,
      connection: 'b',
      label: 'two dots',
      ifAccepted: 'one dot',
      expect: ['success', ...fair],
      observe: 'another client added to group ".."',
      verifies: ['names/group-delicate-names'],
    },
    act.toGroup(dot, ['a'], { ifAccepted: 'two dots' }),
    act.toGroup(twoDots, ['b'], { ifAccepted: 'two dots' }),
  ],
};

const withGroup = shapes.filter(({ parameters }) => parameters.includes('group'));

const call = (operation: OperationShape, group: Name): CallStep =>
  act.call(
    operation,
    { group, user: 'ann', connection: 'a', ttl: 60 },
    operation.kind === 'send' ? { reaches: [] } : {},
  );

const empty: Scenario = {
  id: 'names/group-empty',
  title: 'An empty group name is refused or not found, on each operation that takes a group',
  about: ['group-name'],
  verifies: ['names/group-empty'],
  steps: [
    act.connect('a', 'ann'),
    ...withGroup.map((operation) => ({
      ...call(operation, { encoded: '' }),
      expect: fair,
      verifies: ['names/group-empty'],
    })),
    ...withGroup
      .filter(({ effect }) => effect === 'joins')
      .map((operation) => ({ ...call(operation, 'red'), setup: true as const })),
  ],
};

const rawDots: Scenario = {
  id: 'names/group-raw-dots',
  title: 'Handling of a path with a dot segment in place of the group',
  about: ['group-name'],
  verifies: ['names/group-delicate-names'],
  steps: [
    act.connect('a'),
    ...['.', '..'].map((encoded): Step => ({
      do: 'call',
      operation: 'addConnectionToGroup',
      group: { encoded },
      connection: 'a',
      expect: ['success', ...fair],
      observe: `an addition to the group ${encoded}, as it stands`,
    })),
  ],
};

/** Names whose validity is undocumented, and the empty name. */
export const groupDelicateChecks: readonly Check[] = [foundAsAdded, dotsApart, empty, rawDots];
