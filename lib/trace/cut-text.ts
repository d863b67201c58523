import { copyText } from './copy-text.ts';

/** The beginning of a text, which is not kept for it. */
export const cutText = (text: string, length: number): string =>
  text.length <= length ? text : copyText(text.slice(0, length));
