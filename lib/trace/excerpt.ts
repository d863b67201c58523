import { partAround } from './part-around.ts';

/** The redacted beginning of a text, with a note of how long the text is where that is not all of it. No part of a secret is left at the cut. */
export const excerpt = (text: string, length: number, redact: (text: string) => string): string => {
  const { text: beginning, isLast } = partAround(text, '', { before: 0, after: length, redact });
  return isLast ? beginning : `${beginning}… (${text.length} characters)`;
};
