import * as fc from 'fast-check';
import type { Json } from '../../contract/step.ts';
import { isAmbiguous, jsonKeys } from './json-keys.ts';
import { jsonNumbers } from './json-numbers.ts';
import { jsonTexts } from './json-texts.ts';

const scalars = (): fc.Arbitrary<Json> => fc.oneof(fc.constant(null), fc.boolean(), jsonNumbers(), jsonTexts());

/** An object with some members. `Object.fromEntries` makes `__proto__` an ordinary member. */
export const jsonObjects = (values: fc.Arbitrary<Json>, maxLength = 5): fc.Arbitrary<Json> =>
  fc
    .uniqueArray(fc.tuple(jsonKeys(), values), { maxLength, selector: ([key]) => key })
    .map((members) => Object.fromEntries(members.filter((member) => !isAmbiguous(member))));

/** Any JSON value that all readers understand alike, some levels deep. Includes empty arrays and objects. */
export const jsonValues = (): fc.Arbitrary<Json> => {
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalars(),
      fc.array(tie('value'), { maxLength: 5 }),
      jsonObjects(tie('value')),
    ),
  }));
  return value;
};

const wrap = (inner: Json, key: string | null): Json => (key === null ? [inner] : { [key]: inner });

/** A plain value nested in up to `maxDepth` arrays and objects. */
export const deepJson = (maxDepth: number): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.constantFrom<Json>(null, true, 0, 'a'),
      fc.array(fc.constantFrom('a', 'b', null), { maxLength: maxDepth, size: 'max' }),
    )
    .map(([innermost, levels]) => levels.reduce(wrap, innermost));
