import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonMembers } from './json-members.ts';

const blank = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 2 });

/** JSON text written with blanks wherever they may stand. */
const written = (value: unknown, gap: string): string => {
  if (Array.isArray(value)) return `[${gap}${value.map((one) => written(one, gap)).join(`${gap},${gap}`)}${gap}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, one]) => `${JSON.stringify(name)}${gap}:${gap}${written(one, gap)}`,
  );
  return `{${gap}${members.join(`${gap},${gap}`)}${gap}}`;
};

const members = (text: string): [string, unknown][] | undefined =>
  jsonMembers(text)?.map(([name, source]) => [name, JSON.parse(source) as unknown]);

it('finds what JSON.parse finds, in order', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), blank, (object, gap) => {
      const text = gap + written(object, gap) + gap;
      expect(members(text)).toEqual(Object.entries(JSON.parse(text) as object));
    }),
  );
});

it('gives the text of each value as it stands', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), blank, (one, other, gap) => {
      const [first, second] = [written(one, gap), written(other, gap)];
      const text = `{"a":${gap}${first}${gap},"b"${gap}:${second}}`;
      expect(jsonMembers(text)).toEqual([
        ['a', first],
        ['b', second],
      ]);
    }),
  );
});

it('refuses what JSON.parse refuses, and what is no object', () => {
  const near = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '1', 'a', ' ', 'null') });
  fc.assert(
    fc.property(near, (text) => {
      const isObject = ((): boolean => {
        try {
          const value: unknown = JSON.parse(text);
          return typeof value === 'object' && value !== null && !Array.isArray(value);
        } catch {
          return false;
        }
      })();
      expect(jsonMembers(text) !== undefined).toBe(isObject);
    }),
    { numRuns: 500 },
  );
});

it('keeps duplicates, quotes in names and numbers that no double holds', () => {
  expect(jsonMembers('{"a":1.0,"a":123456789012345678901,"\\"}\\\\":"\\\\","__proto__":[{}]}')).toEqual([
    ['a', '1.0'],
    ['a', '123456789012345678901'],
    ['"}\\', '"\\\\"'],
    ['__proto__', '[{}]'],
  ]);
});

it('is not slow on long texts, deep ones or such as are full of backslashes', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const slashes = `"${'\\\\'.repeat(200_000)}\\"${'\\"'.repeat(100_000)}"`;
  const began = performance.now();
  expect(jsonMembers(`{"deep":${deep},"slashes":${slashes}}`)?.map(([, source]) => source)).toEqual([deep, slashes]);
  expect(performance.now() - began).toBeLessThan(5000);
});
