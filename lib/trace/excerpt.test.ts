import { describe, expect, it, test } from 'vitest';
import { createRedactor } from './redactor.ts';
import { excerpt } from './excerpt.ts';
import { keptBeginning } from './kept-beginning.ts';

const key = 'Kq7Zt0vLw3XkRb6NyJd1Gs5HfPc9MuTe2AiWo+8xBm4=';
const redact = createRedactor([key]);
const length = 300;

const unicode = (character: string): string => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Whether so few characters in a row as these are in the text. */
const hasPieceOf = (text: string, secret: string, least = 8): boolean =>
  Array.from({ length: secret.length - least + 1 }, (_, at) => secret.slice(at, at + least)).some((piece) =>
    text.includes(piece),
  );

describe('an excerpt', () => {
  it('is all of a short text', () => {
    expect(excerpt('abc', 3, redact)).toBe('abc');
    expect(excerpt(`a${key}b`, length, redact)).toBe('a<redacted>b');
  });

  it('is the beginning of a long one, and says how long that is', () => {
    expect(excerpt('abcd', 3, redact)).toBe('abc… (4 characters)');
    expect(excerpt('x'.repeat(1_000_000), length, redact)).toBe(`${'x'.repeat(length)}… (1000000 characters)`);
  });

  test.each([
    ['as it is', key],
    ['in JSON, every character escaped', Array.from(key, unicode).join('')],
    ['in a URL', encodeURIComponent(key)],
    ['in base64', Buffer.from(key).toString('base64')],
    ['in hexadecimal', Buffer.from(key).toString('hex')],
  ])('has no piece of a secret, wherever the cut is: %s', (_form, written) => {
    for (let at = length - written.length - 1; at <= length + 1; at += 1) {
      for (const behind of ['', 'y'.repeat(40), 'y'.repeat(100_000)]) {
        const text = excerpt(`${'x'.repeat(at)}${written}${behind}`, length, redact);
        expect(hasPieceOf(text, written), `${at}: ${text.slice(-80)}`).toBe(false);
      }
    }
  });

  it('has no piece of a secret at which a text was cut that was too long to be kept', () => {
    const kept = key.repeat(1000).slice(0, keptBeginning);
    expect(hasPieceOf(excerpt(kept, 3000, redact), key)).toBe(false);
  });

  it('has no piece of one of many that shrink when they are redacted', () => {
    expect(hasPieceOf(excerpt(key.repeat(1000), length, redact), key)).toBe(false);
  });
});
