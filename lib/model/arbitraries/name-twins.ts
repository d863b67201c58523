import * as fc from 'fast-check';
import { characterOf } from './character-of.ts';

/** Two different names that a service would confuse if it folded, trimmed or decoded names. */
export type Twins = readonly [one: string, other: string];

/** The difference between twins. */
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

/** A service need not accept an empty or blank name, so such twins get a letter in front. */
const named = (twins: Twins): Twins =>
  twins.every((name) => name.trim() !== '') ? twins : [`g${twins[0]}`, `g${twins[1]}`];

/** Puts the same text around both names. */
const around = (pairs: readonly Twins[]): fc.Arbitrary<Twins> =>
  fc
    .tuple(part(12), fc.constantFrom(...pairs), part(6))
    .map(([before, [one, other], behind]) => named([before + one + behind, before + other + behind]));

/** Puts the same text before both names. The text is not empty if an ending may be empty. */
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
  // The Kelvin sign folds to k and the long s to s, although they are not their capitals.
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

/** Equal after NFC, NFD or NFKC, and not for one who folds case: that is another matter. */
const normalised: readonly Twins[] = [
  ['é', 'e\u0301'],
  ['\u8C48', '\uF900'],
  ['가', '\u1100\u1161'],
  ['q\u0307\u0323', 'q\u0323\u0307'],
  ['㎏', 'kg'],
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

/** Equal except for the last character, with any length a group name may have. A service that cuts names confuses them. */
const ends: fc.Arbitrary<Twins> = fc
  .noBias(fc.integer({ min: 1, max: maximumLength - 1 }))
  .map((length) => [`${'g'.repeat(length)}a`, `${'g'.repeat(length)}b`]);

/** Twins by their difference. Each shrinks towards the two shortest names and keeps the difference. */
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
