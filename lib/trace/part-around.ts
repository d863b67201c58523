import { firstDifference } from './first-difference.ts';
import { copyText } from './copy-text.ts';

/** No secret is longer in any form that a service gives it. As much is looked at on either side of a part, to see the secrets that lie across its ends. */
const longestSecret = 4096;

/** Which part of a text is wanted. */
interface Around {
  /** How much of what lies in front of the place, and behind it. */
  readonly before: number;
  readonly after: number;
  readonly redact: (text: string) => string;
}

/** A part of a text, redacted. */
interface Part {
  readonly text: string;
  /** Whether it begins where the whole text does, and ends where that ends. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * The redacted part of a text around the first character in which it differs from another. It is redacted before it is cut, since what a cut leaves of a secret
 * cannot be told from other text. Only what lies near is redacted, since a text may have megabytes.
 */
export const partAround = (text: string, other: string, { before, after, redact }: Around): Part => {
  const place = firstDifference(text, other);
  const start = Math.max(0, place - before - longestSecret);
  // Twice: what is redacted becomes shorter.
  const end = Math.min(text.length, place + 2 * after + longestSecret);
  const clean = redact(text.slice(start, end));
  // Behind a cut, and in front of one, there may be a part of a secret that was not seen as a whole.
  const least = start === 0 ? 0 : longestSecret;
  const most = end === text.length ? clean.length : Math.max(0, clean.length - longestSecret);
  const from = Math.max(least, firstDifference(clean, other.slice(start)) - before);
  const to = Math.max(from, Math.min(most, from + before + after));
  const part = clean.slice(from, to);
  return {
    text: part.length === text.length ? part : copyText(part),
    isFirst: start === 0 && from === 0,
    isLast: end === text.length && to >= clean.length,
  };
};
