import * as fc from 'fast-check';
import type { Check, Property, Scenario } from '../../lib/contract/check.ts';
import type { CallStep, ConnectionRef, Step } from '../../lib/contract/step.ts';

/** A send that can exclude connections, and the steps that put clients into its audience. */
interface Send {
  readonly slug: 'broadcast' | 'send-to-group';
  readonly what: string;
  readonly call: CallStep<'broadcast' | 'sendToGroup'>;
  readonly join: (probe: string, hub?: string) => readonly Step[];
}

const sends: readonly Send[] = [
  {
    slug: 'broadcast',
    what: 'A message to the hub',
    call: { do: 'call', operation: 'broadcast' },
    join: () => [],
  },
  {
    slug: 'send-to-group',
    what: 'A message to a group',
    call: { do: 'call', operation: 'sendToGroup', group: 'red' },
    join: (probe, hub) => [
      {
        do: 'call',
        operation: 'addConnectionToGroup',
        group: 'red',
        connection: probe,
        setup: true,
        ...(hub === undefined ? {} : { hub }),
      },
    ],
  },
];

const enter = ({ join }: Send, probe: string, hub?: string): readonly Step[] => [
  { do: 'connect', probe, setup: true, ...(hub === undefined ? {} : { hub }) },
  ...join(probe, hub),
];

const probes = ['a', 'b', 'c'];

/** Made as the service makes ids; no connection has them. */
const unknown = (number: number): ConnectionRef => ({
  exactly: `kJ3xQmZ0Yc2TnV5uW8rB${String(number).padStart(2, '0')}`,
});

type Picks = readonly (string | number)[];

const asRef = (pick: string | number): ConnectionRef => (typeof pick === 'string' ? pick : unknown(pick));

const others = (left: Picks): readonly string[] => probes.filter((probe) => !left.includes(probe));

/** Connections of the audience and unknown ids, in any order, some more than once. */
const picks: fc.Arbitrary<Picks> = fc.array(
  fc.oneof({ arbitrary: fc.constantFrom(...probes), weight: 2 }, { arbitrary: fc.nat({ max: 99 }), weight: 1 }),
  { maxLength: 12, size: 'max' },
);

const anyOf = (send: Send): Property<Picks> => ({
  id: `query/excluded-any-${send.slug}`,
  title: `${send.what} reaches all clients except those excluded, including with repeated and unknown ids`,
  verifies: [`query/excluded-${send.slug}`],
  arbitrary: fc.noBias(picks),
  before: probes.flatMap((probe) => enter(send, probe)),
  runs: 4,
  each: (left) => [{ ...send.call, excluded: left.map(asRef), reaches: others(left) }],
  show: (left) =>
    `excluded ${left.map((pick) => (typeof pick === 'string' ? `probe "${pick}"` : 'an unknown id')).join(', ') || 'none'}`,
});

const foreign = (send: Send): Scenario => ({
  id: `query/excluded-of-another-hub-${send.slug}`,
  title: `${send.what} is unaffected by excluding a connection of another hub, which still gets its own messages`,
  verifies: [`query/excluded-foreign-${send.slug}`],
  steps: [
    ...enter(send, 'a'),
    ...enter(send, 'd', 'other'),
    { ...send.call, excluded: ['d'], reaches: ['a'] },
    { ...send.call, hub: 'other', excluded: ['a'], reaches: ['d'] },
  ],
});

const manyIds = 60;

const many = (send: Send): Scenario => ({
  id: `query/excluded-many-${send.slug}`,
  title: `${send.what} does not reach an excluded connection that is listed after ${manyIds} other ids`,
  verifies: [`query/excluded-many-${send.slug}`],
  steps: [
    ...enter(send, 'a'),
    ...enter(send, 'b'),
    { ...send.call, excluded: [...Array.from({ length: manyIds }, (_, index) => unknown(index)), 'b'], reaches: ['a'] },
  ],
});

const open: Scenario = {
  id: 'query/excluded-open-questions',
  title: 'Handling of excluded without a value and of comma-separated ids',
  verifies: ['query/excluded-comma-list', 'query/excluded-empty'],
  steps: [
    { do: 'connect', probe: 'a', setup: true },
    { do: 'connect', probe: 'b', setup: true },
    {
      do: 'call',
      operation: 'broadcast',
      excluded: [{ exactly: '' }],
      observe: 'excluded without a value',
      verifies: ['query/excluded-empty'],
    },
    {
      do: 'call',
      operation: 'broadcast',
      excluded: [['a', 'b']],
      observe: 'excluded with the ids of both clients, a comma between them',
      verifies: ['query/excluded-comma-list'],
    },
  ],
};

/** `excluded`, on the two sends that accept it. */
export const excludedChecks: readonly Check[] = [
  ...sends.flatMap((send) => [anyOf(send), foreign(send), many(send)]),
  open,
];
