import * as fc from 'fast-check';

/** One of the characters of a text. Shrinks towards the first. */
export const characterOf = (text: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(text));
