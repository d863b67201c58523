/** Longer ones are hidden piece by piece, so that one which is cut somewhere is hidden too. */
const pieceLength = 200;
/** Shorter pieces of base64 are met in ordinary text. */
const shortestEncoded = 6;

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** A hexadecimal number in capitals or not. */
const hexadecimal = (number: number, digits: number): string =>
  number
    .toString(16)
    .padStart(digits, '0')
    .replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

/** Backslashes multiply where JSON stands in JSON. Few, or a text of nothing else would take for ever. */
const backslashes = String.raw`\\{1,4}`;

const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

const codeUnits = (character: string): readonly number[] =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));

/** One character as itself, escaped in JSON, in a URL (once or twice), or in HTML: writers differ in what they escape, and mix. */
const characterPattern = (character: string): string => {
  const inJson = JSON.stringify(character).slice(1, -1);
  const entity = entities[character];
  const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)?${hexadecimal(byte, 2)}`);
  const code = character.codePointAt(0) ?? 0;
  return [
    codeUnits(character)
      .map((unit) => `${backslashes}u${hexadecimal(unit, 4)}`)
      .join(''),
    ...(inJson.length === 2 ? [`${backslashes}${escapeRegExp(inJson.slice(1))}`] : []),
    ...(character === '/' ? [`${backslashes}/`] : []),
    bytes.join(''),
    `&#(?:x0*${hexadecimal(code, 1)}|0*${code});`,
    ...(entity === undefined ? [] : [`&${entity};`]),
    ...(character === ' ' ? [String.raw`\+`] : []),
    escapeRegExp(character),
  ].join('|');
};

/** The two characters that are not the same in every base64, and are escaped in URLs and JSON. */
const base64Character = (character: string): string => {
  if (character === '+') return `(?:-|${characterPattern('+')})`;
  return character === '/' ? `(?:_|${characterPattern('/')})` : character;
};

const base64Text = (text: string): string => Array.from(text, base64Character).join('');

/** What base64 makes of the secret wherever it stands in a longer text: the characters that depend on it alone, for each of the three alignments. */
const base64Patterns = (secret: string): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return inner.length < shortestEncoded ? [] : [base64Text(inner)];
  });

const hexPattern = (secret: string): string =>
  [...Buffer.from(secret)].map((byte) => hexadecimal(byte, 2)).join('[ :-]?');

const piecesOf = (secret: string): readonly string[] => {
  const characters = Array.from(secret);
  const count = Math.max(1, Math.floor(characters.length / pieceLength));
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) => characters.slice(index * size, (index + 1) * size).join(''));
};

/** A pattern of every form in which the secret may be met: as it is, escaped in whatever mixture, in base64 at any place, in hexadecimal. */
export const secretPattern = (secret: string): string =>
  piecesOf(secret)
    .flatMap((piece) => [
      Array.from(piece, (character) => `(?:${characterPattern(character)})`).join(''),
      ...base64Patterns(piece),
      hexPattern(piece),
    ])
    .join('|');
