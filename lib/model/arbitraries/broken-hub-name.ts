import * as fc from 'fast-check';
import { characterOf } from './character-of.ts';
import type { Name } from '../../contract/step.ts';
import { hubName, hubNameTail } from './hub-name.ts';

/** A hub name that breaks the rule of the REST v1 document by one character. */
export interface BrokenHubName {
  readonly name: Name;
  /** The wrong character, before encoding. */
  readonly atFault: string;
  /** The name with a valid character in its place. */
  readonly neighbour: string;
  /** Contains percent-encodings that a server on the way may remove, so that the token audience may no longer match the URL. */
  readonly respelt?: true;
  /** May be read as a path with more segments, which matches no operation. */
  readonly elsewhere?: true;
}

/** The ways in which a hub name can break the rule. */
export type HubRule =
  | 'leading-digit'
  | 'leading-underscore'
  | 'hyphen'
  | 'blank'
  | 'only-blanks'
  | 'punctuation'
  | 'non-ascii'
  | 'marks-beyond-ascii'
  | 'encoded';

const longest = 40;

/** Often empty: a check that ignores the end of the name misses only a wrong last character. */
const tail = fc.option(hubNameTail(longest), { nil: '', freq: 1 });

/** A valid beginning, or an empty one if the character may come first. */
const head = (rule: 'never first' | 'also first'): fc.Arbitrary<string> =>
  rule === 'never first' ? hubName(longest) : fc.option(hubName(longest), { nil: '', freq: 3 });

const goodInstead = (before: string): string => (before === '' ? 'x' : '_');

const broken = (before: fc.Arbitrary<string>, atFault: fc.Arbitrary<string>): fc.Arbitrary<BrokenHubName> =>
  fc.tuple(before, atFault, tail).map(([front, fault, back]) => ({
    name: { exactly: front + fault + back },
    atFault: fault,
    neighbour: front + goodInstead(front) + back,
  }));

const inside = (characters: string): fc.Arbitrary<BrokenHubName> =>
  broken(head('never first'), characterOf(characters));

const anywhere = (characters: string): fc.Arbitrary<BrokenHubName> =>
  broken(head('also first'), characterOf(characters));

const leading = (characters: string): fc.Arbitrary<BrokenHubName> => broken(fc.constant(''), characterOf(characters));

/** Blanks, control characters and line ends, which the `$` of some regular expressions ignores. */
const blanks = ' \t\n\r\v\f\0\u0001\u001F\u007F\u0085\u00A0\u2003\u3000';

/** ASCII without what the rule allows, `-`, `/`, and the five characters that later documents allow: `` ` , . [ ] ``. */
const punctuation = '!"#$%&\'()*+:;<=>?@\\^{|}~';

const lookAlikes = [
  // Letters by Unicode, by \w of .NET, or by a case-insensitive comparison: accented, Greek, Cyrillic, Kelvin, long s, dotless and dotted i, full-width.
  'éüßøñαωаеяİıſ\u212AªºǆａＡ漢あא\u{1D41A}Ⓐ',
  // Digits: Arabic-Indic, Devanagari, full-width, superscript, fraction, Roman, mathematical.
  '٣४３²½Ⅷ\u{1D7D8}',
].join('');

/** Connectors (full-width low line, undertie), a combining accent, invisible characters, punctuation, a symbol: neither letters nor digits anywhere. */
const marksBeyondAscii = '\uFF3F\u203F\u0301\u200B\u200D\u00AD\uFEFF–…€\u{1F600}';

const spellings: readonly (readonly [spelt: string, atFault: string, more?: { readonly elsewhere?: true }])[] = [
  ['%2D', '-'],
  ['%2d', '-'],
  ['%20', ' '],
  ['%0A', '\n'],
  ['%7E', '~'],
  ['%40', '@'],
  ['@', '@'],
  ['%2B', '+'],
  ['+', '+'],
  ['%3A', ':'],
  [':', ':'],
  ['%5C', '\\'],
  ['%E2%82%AC', '€'],
  ['%e2%82%ac', '€'],
  ['%2F', '/', { elsewhere: true }],
  // Decoded once, these contain a percent sign. Decoded twice, the first three would be valid names.
  ['%2561', '%'],
  ['%255F', '%'],
  ['%2531', '%'],
  ['%252D', '%'],
];

const encodedInside = fc
  .tuple(hubName(longest), fc.constantFrom(...spellings), tail)
  .map(([front, [spelt, atFault, more], back]): BrokenHubName => ({
    name: { encoded: front + spelt + back },
    atFault,
    neighbour: `${front}_${back}`,
    respelt: true,
    ...more,
  }));

const encodedFirst = fc
  .tuple(fc.constantFrom('%31', '%5F', '%5f', '%39'), tail)
  .map(([spelt, back]): BrokenHubName => ({
    name: { encoded: spelt + back },
    atFault: decodeURIComponent(spelt),
    neighbour: `x${back}`,
    respelt: true,
  }));

/** Hub names that break exactly one rule, by rule. Each shrinks to the shortest name and to the wrong character. */
export const brokenHubName: Readonly<Record<HubRule, fc.Arbitrary<BrokenHubName>>> = {
  'leading-digit': leading('0123456789'),
  'leading-underscore': leading('_'),
  hyphen: inside('-'),
  blank: anywhere(blanks),
  'only-blanks': fc
    .string({ unit: fc.constantFrom(' ', '\t', '\u00A0', '\u3000'), maxLength: 4 })
    .filter((name) => name !== '')
    .map((name) => ({ name: { exactly: name }, atFault: name.slice(0, 1), neighbour: 'x' })),
  punctuation: inside(punctuation),
  'non-ascii': anywhere(lookAlikes),
  'marks-beyond-ascii': anywhere(marksBeyondAscii),
  encoded: fc.oneof({ arbitrary: encodedInside, weight: 4 }, { arbitrary: encodedFirst, weight: 1 }),
};
