import * as fc from 'fast-check';
import { jsonNumbers } from '../../lib/model/arbitraries/json-numbers.ts';
import { jsonSpellings, spellJson, type Spelling } from '../../lib/model/arbitraries/json-spellings.ts';
import { jsonTexts } from '../../lib/model/arbitraries/json-texts.ts';
import { shrinkJson, shrinkList, shrinkText } from '../../lib/model/arbitraries/shrink-json.ts';
import { withShrinker } from '../../lib/model/arbitraries/with-shrinker.ts';
import { deepJson, jsonObjects, jsonValues } from '../../lib/model/arbitraries/json-values.ts';
import type { Unusual } from '../../lib/contract/unusual.ts';
import type { Check, Property } from '../../lib/contract/check.ts';
import type { Json, Message, RawBody } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';
import { direct, routes, type Route } from './send-routes.ts';

interface Row<Value> {
  readonly id: string;
  readonly title: string;
  readonly verifies: string | readonly string[];
  readonly arbitrary: fc.Arbitrary<Value>;
  readonly runs: number;
  readonly message: (value: Value) => Message | RawBody;
  readonly show?: (value: Value) => string;
  readonly about?: readonly Unusual[];
}

/** A message for each value, to one client: it must arrive, once and unaltered. */
const arrives = <Value>(
  { verifies, message, arbitrary, ...row }: Row<Value>,
  route: Route = direct,
): Property<Value> => ({
  ...row,
  verifies: [verifies].flat(),
  // Without bias, since a short run would otherwise draw only small values.
  arbitrary: fc.noBias(arbitrary),
  before: route.reader,
  each: (value) => [route.send({ message: message(value), reaches: ['a'] })],
});

const asArguments = (values: readonly Json[]): Message => ({ arguments: values });
const inJson = (value: unknown): string => JSON.stringify(value);

const some = <Value>(values: fc.Arbitrary<Value>, maxLength = 10, minLength = 0): fc.Arbitrary<readonly Value[]> =>
  fc.array(values, { minLength, maxLength, size: 'max' });

const someJson = (values: fc.Arbitrary<Json>, maxLength?: number): fc.Arbitrary<readonly Json[]> =>
  withShrinker(some(values, maxLength), shrinkList);

const isTarget = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function* shrinkTarget(text: string): Generator<string> {
  for (const smaller of shrinkText(text)) if (isTarget(smaller)) yield smaller;
}

const byRoute = (route: Route): Property<readonly Json[]> =>
  arrives(
    {
      id: `payloads/any-arguments-by-${route.slug}`,
      title: `${route.operation.title}: any JSON arguments arrive equal in meaning`,
      verifies: `payloads/${route.slug}-unaltered`,
      arbitrary: someJson(jsonValues(), 6),
      runs: 12,
      message: asArguments,
      show: inJson,
    },
    route,
  );

interface Body {
  readonly values: readonly Json[];
  readonly spelling: Spelling;
  readonly argumentsFirst: boolean;
}

/** Values that services do not change, since only the spelling matters here: a null that is lost is another matter. */
const plainValues = (): fc.Arbitrary<Json> => {
  const scalar = fc.constantFrom<Json>(true, 0, 1, -10, 0.5, 120_000, 'a', 'é', 'a/b', '"\\', '中😀');
  const list = fc.array(scalar, { maxLength: 3 });
  return fc.oneof(scalar, list, fc.dictionary(fc.constantFrom('a', 'b', 'é'), scalar, { noNullPrototype: true }));
};

const bodies = (): fc.Arbitrary<Body> =>
  fc.record({
    values: someJson(plainValues(), 6),
    spelling: jsonSpellings(),
    argumentsFirst: fc.boolean(),
  });

const spelled = ({ values, spelling, argumentsFirst }: Body): RawBody => {
  const { blank } = spelling;
  const member = (name: string, value: string): string => `${blank}"${name}"${blank}:${blank}${value}${blank}`;
  const members = [member('Target', '"{{tag}}"'), member('Arguments', spellJson(values, spelling))];
  return {
    raw: `${blank}{${(argumentsFirst ? members.toReversed() : members).join(',')}}${blank}`,
    arrivesAs: `{"target":"{{tag}}","arguments":${JSON.stringify(values)}}`,
  };
};

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
    fc.noBias(some(lengths([200, 970], 30, 2000))).map((others) => [...aroundLongerHead, ...others]),
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

const payload = (values: readonly Json[]): string =>
  `{"Target":"{{tag}}","Arguments":${JSON.stringify([...values, 'end'])}}`;

interface Cut {
  readonly values: readonly Json[];
  /** The remaining part of the body, in thousandths. */
  readonly part: number;
}

/** A truncated body is never JSON: at least its closing brace is missing. */
const cut = ({ values, part }: Cut): string => {
  const whole = payload(values);
  return whole.slice(0, Math.floor((whole.length * part) / 1000));
};

const cutAnywhere: Property<Cut> = {
  id: 'payloads/any-cut-body',
  title: 'A truncated body reaches nobody',
  verifies: ['payloads/cut-json'],
  before: direct.reader,
  arbitrary: fc.noBias(fc.record({ values: someJson(plainValues(), 3), part: fc.nat({ max: 999 }) })),
  runs: 12,
  each: (value) => [direct.send({ message: { raw: cut(value) }, expect: ['success', 'invalid'], reaches: [] })],
  show: cut,
};

/** Generated bodies: any JSON, in any spelling, of any size. */
export const anyPayload: readonly Check[] = [
  ...routes.map(byRoute),
  arrives({
    id: 'payloads/any-numbers',
    title: 'Integers up to 2^53 and finite doubles arrive as the same numbers',
    verifies: 'payloads/numbers',
    arbitrary: someJson(jsonNumbers()),
    runs: 8,
    message: asArguments,
    show: inJson,
  }),
  arrives({
    id: 'payloads/any-texts',
    title: 'Strings of any characters arrive as the same strings',
    verifies: 'payloads/texts',
    arbitrary: someJson(jsonTexts({ maxLength: 100 })),
    runs: 8,
    message: asArguments,
    show: inJson,
  }),
  arrives({
    id: 'payloads/any-names',
    title: 'Objects arrive with the same members, whatever their names',
    verifies: 'payloads/names',
    arbitrary: someJson(jsonObjects(fc.constantFrom<Json>(0, true, 'a'), 8)),
    runs: 8,
    message: asArguments,
    show: inJson,
  }),
  arrives({
    id: 'payloads/any-depth',
    title: 'Values nested up to fifty levels deep arrive',
    verifies: 'payloads/nesting',
    arbitrary: withShrinker(deepJson(50), shrinkJson),
    runs: 8,
    message: (value) => asArguments([value]),
    show: inJson,
  }),
  arrives({
    id: 'payloads/any-count',
    title: 'Up to fifty arguments all arrive in order',
    verifies: 'payloads/argument-count',
    about: ['many-arguments'],
    arbitrary: fc.array(fc.nat({ max: 9 }), { maxLength: 50, size: 'max' }),
    runs: 8,
    message: asArguments,
    show: inJson,
  }),
  arrives({
    id: 'payloads/any-target',
    title: 'Any target with a letter or digit in it arrives as the same text',
    verifies: 'payloads/target',
    arbitrary: withShrinker(jsonTexts({ maxLength: 50 }).filter(isTarget), shrinkTarget),
    runs: 12,
    message: (target) => ({ target }),
    show: inJson,
  }),
  arrives({
    id: 'payloads/any-spelling',
    title: 'Equivalent JSON spellings of a body have the same meaning',
    verifies: 'payloads/spelling-is-free',
    arbitrary: bodies(),
    runs: 12,
    message: spelled,
    show: (value) => spelled(value).raw,
  }),
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
  cutAnywhere,
];
