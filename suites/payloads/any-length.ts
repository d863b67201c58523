import * as fc from 'fast-check';
import { withShrinker } from '../../lib/model/arbitraries/with-shrinker.ts';
import type { Check, Property } from '../../lib/contract/check.ts';
import type { Message, RawBody } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';
import { arrives } from './arrives.ts';
import { direct } from './send-routes.ts';

const padded = (bytes: number): RawBody => ({
  raw: '{"Target":"{{tag}}","Arguments":["{{pad}}"]}',
  arrivesAs: '{"target":"{{tag}}","arguments":["{{pad}}"]}',
  bytes,
});

/** Lengths of bodies: at the bounds of buffers and of WebSocket lengths (RFC 6455, section 5.2), and any other. */
const lengths = (bounds: readonly number[], around: number, longest: number): fc.Arbitrary<number> => {
  const near = fc
    .tuple(fc.constantFrom(...bounds), fc.integer({ min: -around, max: around }))
    .map(([bound, offset]) => bound + offset);
  return fc.oneof(
    { arbitrary: near, weight: 3 },
    { arbitrary: fc.integer({ min: shortest, max: longest }), weight: 1 },
  );
};

/** A tag and what makes it a body. */
const shortest = 80;

/**
 * A frame of 126 bytes is the first with a longer head, where a mistake may be of one length alone. A service adds from nine bytes to some thirty to what is around the
 * text: blanks, escapes, members of its own. So the frames of these texts have all lengths around 126, whatever the service writes.
 */
const aroundLongerHead = Array.from({ length: 27 }, (_, index) => 40 + index);

/** Longer by the same for each text, however a service writes what is beyond ASCII. */
const textOf = (letters: number): Message => ({ arguments: [`é${'x'.repeat(letters - 1)}`] });

function* shrinkLengths(all: readonly number[]): Generator<readonly number[]> {
  if (all.length < 2) return;
  const half = Math.ceil(all.length / 2);
  yield all.slice(0, half);
  yield all.slice(half);
}

/** They share the messages, since how many a connection receives is another matter. */
const readers = ['ann', 'bob', 'cid'];

/** Several lengths for each value, since they cost little. */
const shortBodies: Property<readonly number[]> = {
  id: 'payloads/any-short-length',
  title: 'Bodies of any length up to 2 KB arrive whole',
  verifies: ['payloads/1-kb', 'payloads/any-length'],
  before: [act.together(...readers.map((reader) => act.connect(reader, reader)))],
  arbitrary: withShrinker(
    fc
      .noBias(fc.array(lengths([200, 970], 30, 2000), { maxLength: 10, size: 'max' }))
      .map((others) => [...aroundLongerHead, ...others]),
    shrinkLengths,
  ),
  runs: 2,
  each: (all) =>
    all.map((letters, index) => {
      const connection = readers[index % readers.length]!;
      return direct.send({ connection, message: textOf(letters), reaches: [connection] });
    }),
  show: (all) => `texts of ${all.join(', ')} letters`,
};

/** Bodies of any length. */
export const anyLength: readonly Check[] = [
  shortBodies,
  arrives({
    id: 'payloads/any-length',
    title: 'Bodies of any length up to 70 KB arrive whole',
    about: ['long-message'],
    verifies: ['payloads/70-kb', 'payloads/any-length'],
    arbitrary: lengths([4096, 8192, 16_384, 32_768, 65_536, 65_536], 100, 70_000),
    runs: 8,
    message: padded,
    show: (bytes) => `a body of ${bytes} bytes`,
  }),
];
