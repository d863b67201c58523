import { hexadecimalPattern } from './hexadecimal-pattern.ts';

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** Backslashes multiply when JSON is nested in JSON. The number is limited, since a text of nothing but backslashes would take very long. */
const backslashes = String.raw`\\{1,16}`;

const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

const codeUnits = (character: string): readonly number[] =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));

/** A pattern of one character: plain, or escaped for JSON, a URL (once or twice) or HTML. Writers escape different characters and mix the forms. */
export const characterPattern = (character: string): string => {
  const inJson = JSON.stringify(character).slice(1, -1);
  const entity = entities[character];
  const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)?${hexadecimalPattern(byte, 2)}`);
  const code = character.codePointAt(0) ?? 0;
  return [
    codeUnits(character)
      .map((unit) => `${backslashes}u${hexadecimalPattern(unit, 4)}`)
      .join(''),
    ...(inJson.length === 2 ? [`${backslashes}${escapeRegExp(inJson.slice(1))}`] : []),
    ...(character === '/' ? [`${backslashes}/`] : []),
    bytes.join(''),
    `&#(?:x0*${hexadecimalPattern(code, 1)}|0*${code});`,
    ...(entity === undefined ? [] : [`&${entity};`]),
    ...(character === ' ' ? [String.raw`\+`] : []),
    escapeRegExp(character),
  ].join('|');
};
