import { partAround } from '../../trace/part-around.ts';

/** Shown before the difference, so that a reader recognises the place, and from it on. */
const before = 100;
const after = 200;

/** The part of a long text around the first character in which it differs from another, without part of a secret at its ends. */
export const excerptAround = (text: string, other: string, redact: (text: string) => string): string => {
  if (text.length <= before + after) return text;
  const part = partAround(text, other, { before, after, redact });
  return `${part.isFirst ? '' : '…'}${part.text}${part.isLast ? '' : '…'}`;
};
