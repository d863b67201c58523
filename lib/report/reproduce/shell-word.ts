const plain = /^[\w@%+=:,./-]+$/;

/** A text as one word of a POSIX shell. */
export const shellWord = (text: string): string =>
  plain.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
