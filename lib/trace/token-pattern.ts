import { characterPattern } from './character-pattern.ts';

const dot = characterPattern('.');

/** A letter, digit, dot, hyphen or underscore, plain or escaped: as a hexadecimal code or, in HTML, as a decimal one. */
const codes = '(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF])';
const decimals = '(?:4[568-9]|5[0-7]|6[5-9]|[78][0-9]|9[0578-9]|1[01][0-9]|12[0-2])';
const written = [
  String.raw`[\w.-]`,
  String.raw`\\{1,16}u00${codes}`,
  `%(?:25)?${codes}`,
  `&#(?:x0*${codes}|0*${decimals});`,
].join('|');

const beginning = Array.from('eyJ', (character) => `(?:${characterPattern(character)})`).join('');

/** A pattern of a possible JSON Web Token in any escaping, and a pattern that confirms it: a token contains a dot. */
export const tokenPattern = {
  candidate: `${beginning}(?:${written})*`,
  proof: `^${beginning}(?!${dot})(?:${written})*?(?:${dot})`,
} as const;
