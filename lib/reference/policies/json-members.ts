const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Index behind the string that begins at `start`. */
const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes += 1;
    at = quote + 1;
    if (slashes % 2 === 0) return at;
  }
};

/** Index behind the value that begins at `start`. */
const endOfValue = (text: string, start: number): number => {
  let depth = 0;
  let at = start;
  for (;;) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    const closes = character === '}' || character === ']';
    if (depth === 0 && (closes || character === ',')) return at;
    if (closes) depth -= 1;
    at += 1;
  }
};

const skipBlanks = (text: string, start: number): number => {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
};

/**
 * The members of a JSON object, each with the text of its value as it stands, in order, duplicates included: reading a number into a double and
 * writing it again would change it.
 *
 * @returns undefined if the text is not JSON or not an object.
 */
export const jsonMembers = (text: string): readonly (readonly [name: string, source: string])[] | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // The text is sound from here on, so that the scan needs no bounds.
  const members: (readonly [string, string])[] = [];
  let at = skipBlanks(text, skipBlanks(text, 0) + 1);
  while (text[at] === '"') {
    const nameEnd = endOfString(text, at);
    const start = skipBlanks(text, skipBlanks(text, nameEnd) + 1);
    const end = endOfValue(text, start);
    members.push([JSON.parse(text.slice(at, nameEnd)) as string, text.slice(start, end).trimEnd()]);
    at = text[end] === ',' ? skipBlanks(text, end + 1) : end;
  }
  return members;
};
