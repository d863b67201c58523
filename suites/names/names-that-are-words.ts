import type { Check, Scenario } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { absentOrInvalid } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

/** Names with a meaning in the languages of services: members of a plain object, or read as a value or as empty. */
const words = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'None',
  'true',
  'NaN',
  '0',
  '-1',
];

const ttl = 600;

const together = (step: (word: string) => Step): Step => ({ do: 'together', steps: words.map(step) });

const groups: Scenario = {
  id: 'names/group-words',
  title:
    'Groups named like reserved words of programming languages are empty until a connection joins, then work as usual',
  about: ['group-name'],
  verifies: ['names/group-name-identifies', 'names/group-any-characters'],
  steps: [
    act.connect('a'),
    together((word) => ({
      do: 'call',
      operation: 'groupHasConnections',
      group: { exactly: word },
      expect: absentOrInvalid,
      verifies: ['names/group-name-identifies'],
    })),
    together((word) => ({
      do: 'call',
      operation: 'addConnectionToGroup',
      group: { exactly: word },
      connection: 'a',
      label: `joined ${word}`,
      verifies: ['names/group-any-characters'],
    })),
    together((word) => ({
      do: 'call',
      operation: 'sendToGroup',
      group: { exactly: word },
      reaches: ['a'],
      ifAccepted: `joined ${word}`,
      verifies: ['names/group-any-characters'],
    })),
  ],
};

const users: Scenario = {
  id: 'names/user-words',
  title: 'Users named like reserved words of programming languages are not found until they are added',
  about: ['user-name', 'absent-user'],
  guests: [act.connect('guest')],
  verifies: ['names/user-id-identifies', 'names/user-any-characters'],
  steps: [
    together((word) => ({
      do: 'call',
      operation: 'userHasConnections',
      user: { exactly: word },
      expect: absentOrInvalid,
      verifies: ['names/user-id-identifies'],
    })),
    together((word) => ({
      do: 'call',
      operation: 'userIsInGroup',
      group: 'red',
      user: { exactly: word },
      expect: absentOrInvalid,
      verifies: ['names/user-id-identifies'],
    })),
    together((word) => ({
      do: 'call',
      operation: 'addUserToGroup',
      group: 'red',
      user: { exactly: word },
      ttl,
      label: `stored ${word}`,
      verifies: ['names/user-any-characters'],
    })),
    together((word) => ({
      do: 'call',
      operation: 'userIsInGroup',
      group: 'red',
      user: { exactly: word },
      ifAccepted: `stored ${word}`,
      verifies: ['names/user-any-characters'],
    })),
  ],
};

/** Names that are reserved words of programming languages. */
export const namesThatAreWords: readonly Check[] = [groups, users];
