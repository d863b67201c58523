import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../contract/step.ts';
import { jsonSpellings, spellJson } from './json-spellings.ts';
import { deepJson, jsonValues } from './json-values.ts';
import { shrinkJson } from './shrink-json.ts';
import { withShrinker } from './with-shrinker.ts';

const depthOf = (value: Json): number => {
  if (value === null || typeof value !== 'object') return 0;
  return 1 + Math.max(0, ...Object.values(value).map((one) => depthOf(one)));
};

const samples = fc.sample(fc.array(jsonValues()), { numRuns: 500, seed: 1 });
const text = JSON.stringify(samples);

describe('arbitrary JSON', () => {
  it('is itself after writing and reading', () => {
    expect(JSON.parse(text)).toEqual(samples);
  });

  it.each([
    ['the name __proto__', '"__proto__":'],
    ['an empty name', '"":'],
    ['an empty array', '[]'],
    ['an empty object', '{}'],
    ['an empty text', '""'],
    ['null', 'null'],
    ['the largest integer', '9007199254740991'],
    ['a record separator', '\\u001e'],
    ['the character zero', '\\u0000'],
    ['a line separator', '\u2028'],
    ['an emoji', '😀'],
    ['a date', '"2021-03-04'],
    ['a number in a text', '"007"'],
  ])('has %s in it', (_, part) => {
    expect(text.includes(part)).toBe(true);
  });

  it('has nothing that JSON leaves open', () => {
    expect(/\\ud[89a-f]|[[,:]-0[\],}]/.test(text)).toBe(false);
  });

  it('has no member that is lost for two reasons: it is null, and its name begins with $', () => {
    expect(text).not.toMatch(/"\$[^"]*":null/);
  });

  it('is nested as deep as is asked, and no deeper', () => {
    const depths = fc.sample(deepJson(50), { numRuns: 200, seed: 1 }).map(depthOf);
    expect(Math.max(...depths)).toBe(50);
    expect(Math.min(...depths)).toBeLessThan(5);
  });
});

describe('spellings', () => {
  it('all mean the same', () => {
    fc.assert(
      fc.property(jsonValues(), jsonSpellings(), (value, spelling) => {
        expect(JSON.parse(spellJson(value, spelling))).toEqual(value);
      }),
    );
  });

  it('differ', () => {
    const value = { é: [1, 'a/"'] };
    expect(spellJson(value, { blank: '', numbers: 'plain', escapes: 'none', capitals: false })).toBe(
      JSON.stringify(value),
    );
    expect(spellJson(value, { blank: ' ', numbers: 'exponent', escapes: 'all', capitals: true })).toBe(
      String.raw`{ "\u00E9" : [ 1E+0 , "\u0061\/\u0022" ] }`,
    );
  });
});

const sizeOf = (value: Json): number => {
  const text = JSON.stringify(value);
  return text.length * 1000 + text.replaceAll(/[a0]/g, '').length;
};

/** The smallest value that still fails, as fast-check finds it. */
const smallest = (fails: (value: Json) => boolean): Json | undefined => {
  const arbitrary = fc.noBias(withShrinker(jsonValues(), shrinkJson));
  const details = fc.check(
    fc.property(arbitrary, (value) => !fails(value)),
    { seed: 1, numRuns: 3000 },
  );
  return details.counterexample?.[0];
};

const somewhere = (value: Json, is: (value: Json) => boolean): boolean =>
  is(value) || (value !== null && typeof value === 'object' && Object.values(value).some((one) => somewhere(one, is)));

const isText = (value: Json, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

describe('shrinking JSON', () => {
  it.each<[string, (value: Json) => boolean, Json]>([
    ['an empty text', (value) => value === '', ''],
    ['a control character', (value) => isText(value, /\p{Cc}/u), '\u001E'],
    ['a capital and a blank', (value) => isText(value, /[A-Z].* /s), 'A '],
    ['a fraction', (value) => typeof value === 'number' && !Number.isInteger(value), 0.5],
    ['an empty object', (value) => JSON.stringify(value) === '{}', {}],
    ['two elements', (value) => Array.isArray(value) && value.length === 2, [null, null]],
  ])('finds %s without the nest around it', (_, is, expected) => {
    const found = smallest((value) => somewhere(value, is));
    expect(found !== undefined && somewhere(found, is)).toBe(true);
    expect(sizeOf(found ?? null)).toBeLessThanOrEqual(sizeOf(expected) + 1000);
  });

  it.each([
    ['__proto__', '{"__proto__":null}'],
    // Who loses what is null would lose it too.
    ['$id', '{"$id":true}'],
  ])('finds the member %s by its name alone', (name, expected) => {
    const named = (value: Json): boolean =>
      value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, name);
    expect(JSON.stringify(smallest((value) => somewhere(value, named)))).toBe(expected);
  });

  it('ends, since whatever it yields is simpler', () => {
    fc.assert(
      fc.property(jsonValues(), (value) => {
        let steps = 0;
        let now: Json | undefined = value;
        while (now !== undefined && steps < 2000) {
          const simpler: readonly Json[] = [...shrinkJson(now)];
          now = simpler[(steps * 7919) % simpler.length];
          steps += 1;
        }
        expect(now).toBeUndefined();
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});
