import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../scenario/step.ts';
import { jsonSpellings, spellJson } from './json-spellings.ts';
import { deepJson, jsonValues } from './json-values.ts';

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
