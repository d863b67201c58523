/** An escaped backslash, or the escape of half a character. */
const escapes = /\\\\|\\(ud[89a-f][\da-f]{2})/g;

/** JSON that every reader takes. Many refuse half a character (a lone surrogate), so it is written as the text of its escape. */
export const readableJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll(escapes, (escape, half?: string) =>
    half === undefined ? escape : `\\\\${half}`,
  );
