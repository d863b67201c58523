import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../trace/redactor.ts';
import { excerptAround } from './excerpt-around.ts';

const long = 'a'.repeat(1000);

describe('the excerpt of a text', () => {
  test('is all of a short one', () => expect(excerptAround('abc', 'abd', String)).toBe('abc'));

  test('shows the place where it differs from another, however far into it', () => {
    const excerpt = excerptAround(`${long}here${long}`, `${long}there${long}`, String);
    expect(excerpt).toMatch(/^…a{100}here/);
    expect(excerpt.length).toBeLessThan(310);
  });

  test('ends with the text', () => expect(excerptAround(`${long}b`, long, String)).toMatch(/^…a{100}b$/));
  test('begins with the text', () => expect(excerptAround(`b${long}`, long, String)).toMatch(/^ba+…$/));

  test('has no piece of a secret that lies across its beginning, its end or the difference', () => {
    const key = 'Kq7Zt0vLw3XkRb6NyJd1Gs5HfPc9MuTe2AiWo+8xBm4=';
    const redact = createRedactor([key]);
    for (let place = 0; place < 500; place += 1) {
      const text = `${long}${'x'.repeat(place)}${key}${long}`;
      // The difference lies in front of the secret, in it, and behind it.
      const excerpt = excerptAround(text, `${text.slice(0, 1220)}-`, redact);
      expect(/[A-Z]/.exec(excerpt)?.input, `${place}`).toBeUndefined();
    }
  });

  test('has no piece of a token that lies across its beginning', () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.eyJ${'hdWQi'.repeat(30)}.${'c2lnbmF0dXJl'.repeat(4)}`;
    const excerpt = excerptAround(`${token}${long}`, `${token}${long.slice(1)}b`, createRedactor([]));
    expect(excerptAround(`${token} one ${long}`, `${token} two ${long}`, createRedactor([]))).not.toContain('c2lnbmF0');
    expect(excerpt).not.toContain('c2lnbmF0');
  });
});
