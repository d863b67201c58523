import { cutText } from '../../trace/cut-text.ts';

/** Shown before the difference, so that a reader recognises the place, and from it on. */
const before = 100;
const after = 200;

const firstDifference = (text: string, other: string): number => {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return at;
};

/** The part of a long text around the first character in which it differs from another. */
export const excerptAround = (text: string, other: string): string => {
  if (text.length <= before + after) return text;
  const from = Math.max(0, firstDifference(text, other) - before);
  const part = cutText(text.slice(from), before + after);
  return `${from === 0 ? '' : '…'}${part}${from + part.length < text.length ? '…' : ''}`;
};
