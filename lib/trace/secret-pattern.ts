import { characterPattern } from './character-pattern.ts';
import { hexadecimalPattern } from './hexadecimal-pattern.ts';

/** Longer secrets are redacted piece by piece, so that a secret that was cut is redacted too. */
const pieceLength = 200;
/** Shorter pieces of base64 occur in ordinary text. */
const shortestEncoded = 6;

/** Of a secret that was cut, so many characters are enough to be sure that they are part of it, … */
const surelyPart = 16;
/** … or of a short one so large a part, … */
const largePart = 3 / 4;
/** … but not so few that they occur in ordinary text. */
const leastPart = 10;

/** Longer ones are tokens, and known by their form however they are cut. */
const longestCut = 100;

/** The two characters that differ between base64 alphabets, and that URLs and JSON escape. */
const base64Character = (character: string): string => {
  if (character === '+') return `(?:-|${characterPattern('+')})`;
  return character === '/' ? `(?:_|${characterPattern('/')})` : character;
};

/** A secret in one form: a pattern for each of its characters, and how many of them show the secret where the rest was cut off. */
interface Form {
  readonly characters: readonly string[];
  readonly least: number;
}

/** The base64 forms of a secret inside a longer text: for each of the three alignments, the characters that depend on the secret alone. */
const base64Forms = (secret: string, least: number): readonly Form[] =>
  [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    if (inner.length < shortestEncoded) return [];
    return [{ characters: Array.from(inner, base64Character), least: Math.ceil((least * 8) / 6) }];
  });

const hexForm = (secret: string, least: number): Form => ({
  characters: [...Buffer.from(secret)].map(
    (byte, index) => `${index === 0 ? '' : '[ :-]?'}${hexadecimalPattern(byte, 2)}`,
  ),
  least,
});

const isCut = ({ characters, least }: Form): boolean => characters.length > least && characters.length <= longestCut;

/** Matches the form as a whole, and its beginning. The whole comes first: a beginning ends where the first way to read a backslash was the wrong one. */
const formPattern = (form: Form): string => {
  const { characters, least } = form;
  const whole = characters.join('');
  if (!isCut(form)) return whole;
  const more = characters.slice(least).reduceRight((inner, character) => `(?:${character}${inner})?`, '');
  return `${whole}|${characters.slice(0, least).join('')}${more}`;
};

/** Matches the end of the form. */
const endPattern = ({ characters, least }: Form): string =>
  characters.slice(1, -least).reduce((inner, character) => `(?:${inner}${character})?`, '') +
  characters.slice(-least).join('');

const piecesOf = (secret: string): readonly string[] => {
  const characters = Array.from(secret);
  const count = Math.max(1, Math.floor(characters.length / pieceLength));
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) => characters.slice(index * size, (index + 1) * size).join(''));
};

const leastOf = (piece: string): number =>
  Math.max(leastPart, Math.min(surelyPart, Math.ceil(largePart * piece.length)));

const formsOf = (secret: string): readonly Form[] =>
  piecesOf(secret).flatMap((piece) => {
    const least = leastOf(piece);
    const plain = Array.from(piece, (character) => `(?:${characterPattern(character)})`);
    return [{ characters: plain, least }, ...base64Forms(piece, least), hexForm(piece, least)];
  });

/** A pattern of every form of the secret: plain, escaped in any mixture, base64 at any alignment, hexadecimal; each as a whole, or its beginning. */
export const secretPattern = (secret: string): string => formsOf(secret).map(formPattern).join('|');

/** A pattern of the end of every form of the secret, for places where the beginning of a text was cut off; empty: the secret is too short or too long for that. */
export const secretEndPattern = (secret: string): string => formsOf(secret).filter(isCut).map(endPattern).join('|');
