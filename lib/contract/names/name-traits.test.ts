import { describe, expect, it } from 'vitest';
import { likenessesOf, ownTraitsOf, sayTraits } from './name-traits.ts';

const said = (...names: readonly string[]): string | undefined => {
  const [first = [], ...rest] = names.map(ownTraitsOf);
  return sayTraits(first.filter((trait) => rest.every((traits) => traits.includes(trait))));
};

describe('what names have in common', () => {
  it.each([
    [['é', 'äß'], 'with accents'],
    [['é', '漢'], 'with characters beyond ASCII'],
    [['éßabあ漢한😀'], 'with characters beyond ASCII'],
    [['😀', '\u{1F601}a'], 'with characters beyond U+FFFF'],
    [['a$b', '$'], "with '$'"],
    [['a$b', 'c%d'], 'with punctuation'],
    [['a!"#$%&b', 'c%d'], "with '%'"],
    [['g'.repeat(256), 'g'.repeat(300)], 'of more than 255 characters'],
    [['users'], "that is a word of the path ('users')"],
    [['users', 'groups'], 'that is a word of the path'],
    [['line\nfeed', 'in\tthe'], 'with control characters'],
    [['plain'], undefined],
    [['é', 'g'.repeat(300)], undefined],
    [['é$'], undefined],
  ])('%j: %s', (names, says) => expect(said(...names)).toBe(says));
});

describe('a name that is like another', () => {
  it.each([
    ['room', 'Room', 'that differs from another one only in case'],
    ['\u212B', 'Å', 'that differs from another one only in its Unicode normalisation'],
    ['cafe', 'cafè', 'that differs from another one only in accents'],
    ['e\u0301', 'é', 'that differs from another one only in its Unicode normalisation'],
    ['p%20q', 'p q', 'that differs from another one only in its percent-encoding'],
    ['s+t', 's t', "that differs from another one only by '+' for a blank"],
    ['07', '7', 'that differs from another one only in the zeros at its beginning'],
    ['1e2', '100', 'that differs from another one only in how it writes a number'],
    ['g01', 'g1', 'that differs from another one only in the digits at its end'],
    ['g%61', 'g%2561', 'that differs from another one only in its percent-encoding'],
    ['tail ', 'tail', 'that differs from another one only in blanks at an end'],
    ['line\n', 'line', 'that differs from another one only in blanks at an end'],
    ['a b', 'ab', 'that differs from another one only in blanks'],
    ['dot.', 'dot', 'that differs from another one only in the dots at its end'],
    ['ann', 'anna', 'that another one begins with'],
    ['my-ann', 'ann', 'that ends with another one'],
    ['anna', 'ann', 'that begins with another one'],
    ['ann', 'bob', undefined],
    ['ann', 'ann', undefined],
  ])('%j beside %j: %s', (name, other, says) => expect(sayTraits(likenessesOf(name, [other]))).toBe(says));
});
