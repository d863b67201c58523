import * as fc from 'fast-check';
import { characterOf } from './character-of.ts';

/** Two names that are not the same, but that a service which folds, trims or decodes names would take for one. */
export type Twins = readonly [one: string, other: string];

/** In what twins differ. */
export type TwinKind =
  | 'case'
  | 'blanks'
  | 'normalisation'
  | 'invisible'
  | 'percent'
  | 'plus'
  | 'digits'
  | 'dots'
  | 'end';

const part = (maxLength: number): fc.Arbitrary<string> =>
  fc.noBias(fc.string({ unit: characterOf('abcdefgh'), maxLength, size: 'max' }));

/** Nothing, or blanks only, is no name that a service must take: such twins have a letter before them. */
const named = (twins: Twins): Twins =>
  twins.every((name) => name.trim() !== '') ? twins : [`g${twins[0]}`, `g${twins[1]}`];

/** The same text around each of two. */
const around = (pairs: readonly Twins[]): fc.Arbitrary<Twins> =>
  fc
    .tuple(part(12), fc.constantFrom(...pairs), part(6))
    .map(([before, [one, other], behind]) => named([before + one + behind, before + other + behind]));

/** The same text before each of two; where an ending may be empty, the text must not be. */
const before = (pairs: readonly Twins[]): fc.Arbitrary<Twins> =>
  fc.tuple(part(12), fc.constantFrom(...pairs)).map(([stem, [one, other]]) => [`g${stem}${one}`, `g${stem}${other}`]);

const cased: readonly Twins[] = [
  ['a', 'A'],
  ['m', 'M'],
  ['z', 'Z'],
  ['é', 'É'],
  ['σ', 'ς'],
  ['я', 'Я'],
  ['ß', 'ẞ'],
  ['i', 'İ'],
  // Kelvin folds to k, and the long s to s, without being their capitals.
  ['k', '\u212A'],
  ['s', 'ſ'],
];

const blank: readonly Twins[] = [
  ['', ' '],
  ['', '  '],
  ['', '\t'],
  ['', '\n'],
  ['', '\u00A0'],
  ['', '\u3000'],
  [' ', '  '],
];

/** Equal after NFC, NFD or NFKC. */
const normalised: readonly Twins[] = [
  ['é', 'e\u0301'],
  ['Å', '\u212B'],
  ['가', '\u1100\u1161'],
  ['q\u0307\u0323', 'q\u0323\u0307'],
  ['ﬁ', 'fi'],
  ['Ａ', 'A'],
  ['²', '2'],
  ['…', '...'],
];

const invisible: readonly Twins[] = [
  '\u200B',
  '\u00AD',
  '\u200D',
  '\uFEFF',
  '\u2060',
  '\u200E',
  '\uFE0F',
  '\u0001',
].map((character) => ['', character]);

const encoded: readonly Twins[] = [
  ['a', '%61'],
  ['A', '%41'],
  ['1', '%31'],
  ['-', '%2D'],
  ['_', '%5F'],
  [' ', '%20'],
  ['%', '%25'],
  ['é', '%C3%A9'],
  ['%61', '%2561'],
  ['%c3%a9', '%C3%A9'],
];

const plus: readonly Twins[] = [
  [' ', '+'],
  ['+', '%2B'],
  ['', '+'],
];

/** Names that ended in 2 lost half of their messages, those of group 3 were late (#720, #963). */
const digits: readonly Twins[] = [
  ['', '2'],
  ['1', '2'],
  ['2', '3'],
  ['2', '22'],
  ['1', '01'],
  ['1', '1.0'],
  ['10', '1e1'],
  ['2', '٢'],
  ['9007199254740992', '9007199254740993'],
];

const dots: readonly Twins[] = [
  ['', '.'],
  ['', '..'],
  ['.', '..'],
];

const spaced: fc.Arbitrary<Twins> = fc
  .tuple(part(12), fc.constantFrom(...blank), fc.constantFrom('behind', 'before', 'between'))
  .map(([stem, [one, other], where]) => {
    if (where === 'behind') return [`g${stem}${one}`, `g${stem}${other}`];
    return where === 'before' ? [`${one}g${stem}`, `${other}g${stem}`] : [`g${one}g${stem}`, `g${other}g${stem}`];
  });

const maximumLength = 1024;

/** Equal but for the last character, of any length that a group may have: what cuts names takes them for one. */
const ends: fc.Arbitrary<Twins> = fc
  .noBias(fc.integer({ min: 1, max: maximumLength - 1 }))
  .map((length) => [`${'g'.repeat(length)}a`, `${'g'.repeat(length)}b`]);

/** Twins by what they differ in. Each shrinks towards the two shortest names, and keeps the difference. */
export const nameTwins: Readonly<Record<TwinKind, fc.Arbitrary<Twins>>> = {
  case: around(cased),
  blanks: spaced,
  normalisation: around(normalised),
  invisible: before(invisible),
  percent: around(encoded),
  plus: before(plus),
  digits: before(digits),
  dots: before(dots),
  end: ends,
};
