import * as fc from 'fast-check';
import { jsonNumbers } from '../../lib/model/arbitraries/json-numbers.ts';
import { jsonSpellings, spellJson, type Spelling } from '../../lib/model/arbitraries/json-spellings.ts';
import { jsonTexts } from '../../lib/model/arbitraries/json-texts.ts';
import { shrinkJson, shrinkList, shrinkText } from '../../lib/model/arbitraries/shrink-json.ts';
import { withShrinker } from '../../lib/model/arbitraries/with-shrinker.ts';
import { deepJson, jsonObjects, jsonValues } from '../../lib/model/arbitraries/json-values.ts';
import type { Check, Property } from '../../lib/contract/check.ts';
import type { Json, Message, RawBody } from '../../lib/contract/step.ts';
import { anyLength } from './any-length.ts';
import { arrives } from './arrives.ts';
import { direct, routes, type Route } from './send-routes.ts';

const asArguments = (values: readonly Json[]): Message => ({ arguments: values });
const inJson = (value: unknown): string => JSON.stringify(value);

/** Lists of values, long ones as likely as short ones. */
const someJson = (values: fc.Arbitrary<Json>, maxLength = 10): fc.Arbitrary<readonly Json[]> =>
  withShrinker(fc.array(values, { maxLength, size: 'max' }), shrinkList);

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
  ...anyLength,
  cutAnywhere,
];
