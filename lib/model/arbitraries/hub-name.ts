import * as fc from 'fast-check';
import { characterOf } from './character-of.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The part after the first letter of a hub name: letters, digits, underscores. Shrinks towards the empty text and "a". */
export const hubNameTail = (maxLength: number): fc.Arbitrary<string> =>
  fc.noBias(fc.string({ unit: characterOf(`${letters}0123456789_`), maxLength, size: 'max' }));

/** Hub names that follow the rule of the REST v1 document. Lengths are uniform from 1. Shrinks towards "a". */
export const hubName = (maxLength: number): fc.Arbitrary<string> =>
  fc.tuple(characterOf(letters), hubNameTail(maxLength - 1)).map(([first, tail]) => first + tail);
