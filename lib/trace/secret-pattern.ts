import { characterPattern } from './character-pattern.ts';
import { hexadecimalPattern } from './hexadecimal-pattern.ts';

/** Longer secrets are redacted piece by piece, so that a secret that was cut is redacted too. */
const pieceLength = 200;
/** Shorter pieces of base64 occur in ordinary text. */
const shortestEncoded = 6;

/** The two characters that differ between base64 alphabets, and that URLs and JSON escape. */
const base64Character = (character: string): string => {
  if (character === '+') return `(?:-|${characterPattern('+')})`;
  return character === '/' ? `(?:_|${characterPattern('/')})` : character;
};

const base64Text = (text: string): string => Array.from(text, base64Character).join('');

/** The base64 forms of a secret inside a longer text: for each of the three alignments, the characters that depend on the secret alone. */
const base64Patterns = (secret: string): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return inner.length < shortestEncoded ? [] : [base64Text(inner)];
  });

const hexPattern = (secret: string): string =>
  [...Buffer.from(secret)].map((byte) => hexadecimalPattern(byte, 2)).join('[ :-]?');

const piecesOf = (secret: string): readonly string[] => {
  const characters = Array.from(secret);
  const count = Math.max(1, Math.floor(characters.length / pieceLength));
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) => characters.slice(index * size, (index + 1) * size).join(''));
};

/** A pattern of every form of the secret: plain, escaped in any mixture, base64 at any alignment, hexadecimal. */
export const secretPattern = (secret: string): string =>
  piecesOf(secret)
    .flatMap((piece) => [
      Array.from(piece, (character) => `(?:${characterPattern(character)})`).join(''),
      ...base64Patterns(piece),
      hexPattern(piece),
    ])
    .join('|');
