const longest = 60;

const isPlain = (character: string): boolean => /^[\x20-\x7e]$/.test(character);
const isMark = (character: string): boolean => character === '"' || character === '\\';

const point = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

const escaped = (character: string): string => {
  if (isMark(character)) return `\\${character}`;
  return isPlain(character) ? character : `\\u{${point(character)}}`;
};

const escape = (text: string): string => Array.from(text, escaped).join('');

/** A name for reports: nothing invisible or ambiguous, long names cut and shown with their length. */
export const spellName = (name: string): string =>
  name.length > longest
    ? `"${escape(name.slice(0, 12))}…${escape(name.slice(-8))}" (${Array.from(name).length} characters)`
    : `"${escape(name)}"`;
