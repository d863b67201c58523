import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';

const verifies = ['names/marks-as-they-are'];

/** Names of the marks that a path segment may hold as they are: `pchar`, RFC 3986, section 3.3. A plus is a blank in forms only. */
const names = ['p+q', "x!$&'()*,;=:@y"];

/** Not every client encodes these marks: of the libraries in use some do, some do not. */
export const marksAsTheyAre: readonly Scenario[] = [
  {
    id: 'names/group-marks-as-they-are',
    title: 'A group name with marks that a path may hold as they are is the same name whether these are encoded or not',
    about: ['group-name'],
    verifies,
    steps: [
      act.connect('ann', 'ann'),
      ...names.flatMap((name, index) => [
        { ...act.join('ann', { exactly: name }), label: name, setup: true as const },
        act.group({ encoded: name }, 'there', { ifAccepted: name }),
        act.toGroup({ encoded: name }, ['ann'], { ifAccepted: name }),
        { ...act.add('ann', { encoded: `${name}${index}` }, { ttl: 600 }), label: `stored ${name}` },
        act.userInGroup('ann', { exactly: `${name}${index}` }, 'there', { ifAccepted: `stored ${name}` }),
      ]),
    ],
  },
  {
    id: 'names/user-marks-as-they-are',
    title: 'A user id with marks that a path may hold as they are is the same id whether these are encoded or not',
    about: ['user-name'],
    verifies,
    steps: names.flatMap((name) => [
      act.connect(name, { encoded: name }),
      act.user({ encoded: name }, 'there'),
      act.toUser({ encoded: name }, [name]),
    ]),
  },
];
