const longest = 60;

const isPlain = (character: string): boolean => /^[\x20-\x7e]$/.test(character);

const point = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

const escape = (text: string): string =>
  Array.from(text, (character) => (isPlain(character) ? character : `\\u{${point(character)}}`)).join('');

/** A name as a report writes it: nothing in it invisible or ambiguous, long ones cut with their length said. */
export const spell = (name: string): string =>
  name.length > longest
    ? `"${escape(name.slice(0, 12))}…${escape(name.slice(-8))}" (${Array.from(name).length} characters)`
    : `"${escape(name)}"`;
