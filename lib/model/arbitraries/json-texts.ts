import * as fc from 'fast-check';

/** Texts that parsers, escapers, normalisers and trimmers get wrong. None contains lone surrogates, which JSON does not define. */
const characters: readonly string[] = [
  '\u0000',
  '\u0001',
  '\b',
  '\t',
  '\n',
  '\f',
  '\r',
  '\u001B',
  '\u001E',
  '\u001F',
  ' ',
  '"',
  '\\',
  '/',
  '<',
  '>',
  '&',
  "'",
  '`',
  '+',
  '%',
  '\u007F',
  '\u0085',
  '\u00A0',
  'é',
  'e\u0301',
  'ß',
  'İ',
  '\u200B',
  '\u200D',
  '\u2028',
  '\u2029',
  '\u202E',
  '\uFEFF',
  '\uFFFD',
  '\uFFFF',
  '中',
  '👩\u200D🚀',
  '😀',
  '\u{10FFFF}',
];

/** Texts that look like another type: dates, numbers, literals. */
const lookalikes: readonly string[] = [
  '',
  ' ',
  '0',
  '007',
  '1.0',
  '1e5',
  '-0',
  '12345678901234567890',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  'False',
  '2021-03-04',
  '2021-03-04T05:06:07Z',
  '2021-03-04T05:06:07.1230000+02:00',
  '/Date(1614834367000)/',
  '\\/Date(1614834367000)\\/',
  'P1DT2H',
  '00000000-0000-0000-0000-000000000000',
  'AAEC/w==',
  '{"a":1}',
  '[1]',
  '"a"',
  'a%20b+c',
  '\\u0041',
  '&lt;b&gt;',
  '${a} {0} %s {{a}}',
];

const between = (first: number, last: number): fc.Arbitrary<string> =>
  fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));

/** Any character except surrogates. The unit that fast-check has for this takes seconds to create. */
const anyCharacter = (): fc.Arbitrary<string> =>
  fc.oneof(between(0x20, 0x7e), between(0xa0, 0xd7ff), between(0xe000, 0xffff), between(0x1_0000, 0x10_ffff));

/** Any Unicode text. Characters and look-alikes that services are known to change occur more often than by chance. */
export const jsonTexts = ({ maxLength = 20 }: { readonly maxLength?: number } = {}): fc.Arbitrary<string> => {
  const unit = fc.oneof(between(0x20, 0x7e), fc.constantFrom(...characters), anyCharacter());
  return fc.oneof(
    { arbitrary: fc.array(unit, { maxLength, size: 'max' }).map((parts) => parts.join('')), weight: 3 },
    { arbitrary: fc.constantFrom(...lookalikes), weight: 1 },
  );
};
