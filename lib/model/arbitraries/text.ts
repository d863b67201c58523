import * as fc from 'fast-check';

/** The characters of a text. */
export type TextKind = 'ascii' | 'unicode' | 'control';

interface TextOptions {
  readonly maxLength: number;
  /** Characters that must not occur. */
  readonly without?: string;
}

const printable = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index));

const range = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((point) => String.fromCodePoint(point));

/** A sample of Unicode: characters of two, three and four bytes, right-to-left, joined, private, unassigned. */
const anywhere = fc.oneof(
  range(0xa1, 0x24f),
  range(0x300, 0x36f),
  range(0x370, 0x5ff),
  range(0x600, 0x8ff),
  range(0x2000, 0x206f),
  range(0x2190, 0x22ff),
  range(0x3041, 0x30ff),
  range(0x4e00, 0x9fff),
  range(0xac00, 0xd7a3),
  range(0xe000, 0xf8ff),
  range(0xfe00, 0xfe0f),
  range(0x1_0000, 0x1_03ff),
  range(0x1_d400, 0x1_d7ff),
  range(0x1_f300, 0x1_faff),
  range(0x2_0000, 0x2_ffef),
  range(0x10_0000, 0x10_fffd),
);

/** C0 without NUL, DEL, C1. */
const controls = fc.oneof(range(0x01, 0x1f), range(0x7f, 0x9f));

const units = (without: string): Readonly<Record<TextKind, fc.Arbitrary<string>>> => {
  const plain = printable.filter((character) => !without.includes(character));
  const letters = fc.constantFrom('a', 'b', 'c');
  return {
    // The letter comes first: characters shrink towards it.
    ascii: fc.constantFrom('a', ...plain),
    unicode: fc.oneof({ arbitrary: letters, weight: 1 }, { arbitrary: anywhere, weight: 5 }),
    control: fc.oneof(letters, fc.constantFrom('\n', '\r', '\t'), controls),
  };
};

/** Texts of the given characters, of any length including 0. Shrinks towards the empty text and to the relevant character. */
export const text = (kind: TextKind, { maxLength, without = '' }: TextOptions): fc.Arbitrary<string> =>
  fc.noBias(fc.string({ unit: units(without)[kind], maxLength, size: 'max' }));
