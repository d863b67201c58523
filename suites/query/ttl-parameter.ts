import * as fc from 'fast-check';
import { characterOf } from '../../lib/model/arbitraries/character-of.ts';
import type { Check, Property, Scenario } from '../../lib/contract/check.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import type { More } from '../steps/more.ts';
import { act } from '../steps/act.ts';

const add = (user: string, ttl: string, more: More<'addUserToGroup'> = {}): CallStep => ({
  do: 'call',
  operation: 'addUserToGroup',
  group: 'red',
  user,
  ttl: { raw: ttl },
  ...more,
});

const annAndBob = [act.connect('ann', 'ann'), act.connect('bob', 'bob')];

/** A refused addition adds nobody; the same addition with a number succeeds. */
const refused = (ttl: string): readonly Step[] => [
  add('ann', ttl, { expect: 'invalid', verifies: ['query/ttl-not-an-integer'] }),
  act.userInGroup('ann', 'red', 'absent', { verifies: ['query/ttl-refused-adds-nobody'] }),
  add('bob', '600', { label: 'added', verifies: ['query/ttl-integer'] }),
  act.userInGroup('bob', 'red', 'there', { ifAccepted: 'added', verifies: ['query/ttl-integer'] }),
];

const show = (ttl: string): string => `ttl=${JSON.stringify(ttl)}`;

const refusal = (row: Pick<Property<string>, 'id' | 'title' | 'arbitrary' | 'runs'>): Property<string> => ({
  ...row,
  verifies: ['query/ttl-not-an-integer', 'query/ttl-refused-adds-nobody', 'query/ttl-integer'],
  guests: annAndBob,
  apart: true,
  each: refused,
  show,
});

/** Words, numbers with a unit, non-ASCII digits: text from which lenient parsers would read a number. */
const words = [
  'x',
  'ten',
  'null',
  'NaN',
  'Infinity',
  'true',
  '10s',
  '1 minute',
  '1,000',
  '1_000',
  '60;',
  '٣',
  '６０',
  '½',
  'PT60S',
  '--1',
  '{}',
];

const word = fc.oneof(
  fc.constantFrom(...words),
  fc.noBias(fc.string({ unit: characterOf('abxyz'), maxLength: 6 })).map((text) => `x${text}`),
  fc.nat({ max: 3600 }).map((number) => `${number}x`),
);

const fraction = fc
  .tuple(fc.nat({ max: 3600 }), fc.integer({ min: 1, max: 999 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`);

const largest = 2 ** 31 - 1;
const users = ['ann', 'bob', 'cid', 'dan'];
const lasting = 60;

const integers: Property<number> = {
  id: 'query/ttl-any-integer',
  title: 'A user can be added for any whole number of seconds up to 2147483647',
  guests: annAndBob,
  verifies: ['query/ttl-integer'],
  arbitrary: fc.integer({ min: lasting, max: largest }),
  apart: true,
  runs: 3,
  each: (ttl) => [add('ann', String(ttl)), act.userInGroup('ann', 'red', 'there')],
  show: (ttl) => `ttl=${ttl}`,
};

const bounds: Scenario = {
  id: 'query/ttl-absent-and-extreme',
  title: 'A user can be added without a ttl, for one second, for a year and for 2147483647 seconds',
  guests: users.map((user) => act.connect(user, user)),
  verifies: ['query/ttl-absent', 'query/ttl-integer'],
  steps: [
    {
      do: 'call',
      operation: 'addUserToGroup',
      group: 'red',
      user: 'ann',
      label: 'ann',
      verifies: ['query/ttl-absent'],
    },
    act.userInGroup('ann', 'red', 'there', { ifAccepted: 'ann', verifies: ['query/ttl-absent'] }),
    add('bob', '1', { verifies: ['query/ttl-integer'] }),
    ...(
      [
        ['cid', '31536000'],
        ['dan', String(largest)],
      ] as const
    ).flatMap(([user, ttl]): readonly Step[] => [
      add(user, ttl, { label: user, verifies: ['query/ttl-integer'] }),
      act.userInGroup(user, 'red', 'there', { ifAccepted: user, verifies: ['query/ttl-integer'] }),
    ]),
  ],
};

/** Integers to some parsers only, out of range, or blank. */
const undecided = [
  '',
  ' ',
  '0',
  '-1',
  '+60',
  '060',
  '60.0',
  '1e2',
  '0x3C',
  '2147483648',
  '9223372036854775808',
  '1'.repeat(400),
];

const open: Scenario = {
  id: 'query/ttl-open-questions',
  title: 'Handling of a ttl that is blank, zero, negative, too large, or in another integer notation',
  verifies: ['query/ttl-undecided'],
  steps: [
    {
      do: 'together',
      steps: undecided.map((ttl, index) =>
        add(`u${index}`, ttl, {
          observe: `addition with ttl=${ttl.length > 30 ? 'of 400 digits' : JSON.stringify(ttl)}`,
        }),
      ),
    },
    {
      do: 'together',
      steps: undecided.map((ttl, index) =>
        act.userInGroup(`u${index}`, 'red', 'there', {
          observe: `user in the group after ttl=${ttl.length > 30 ? 'of 400 digits' : JSON.stringify(ttl)}`,
        }),
      ),
    },
  ],
};

/** `ttl` as an integer, as in the schema. The ttl suite judges that it expires. */
export const ttlChecks: readonly Check[] = [
  refusal({
    id: 'query/ttl-not-a-number',
    title: 'A ttl that is not a number is refused, and no user is added',
    arbitrary: word,
    runs: 3,
  }),
  refusal({
    id: 'query/ttl-fraction',
    title: 'A ttl with a fraction is refused, and no user is added',
    arbitrary: fraction,
    runs: 2,
  }),
  integers,
  bounds,
  open,
];
