import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createRedactor } from './redactor.ts';

const canary = fc.stringMatching(/^[A-Za-z0-9+/ "\\=é-]{12,60}$/).map((text) => `Canary7${text}yranaC`);
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const forms = [
  (text: string) => text,
  json,
  encodeURIComponent,
  (text: string) => encodeURIComponent(text).replaceAll('%20', '+'),
  (text: string) => Buffer.from(text).toString('base64'),
  (text: string) => Buffer.from(text).toString('base64url'),
  (text: string) => json(json(text)),
];

describe('a redacted text', () => {
  it('holds no form of a secret', () => {
    fc.assert(
      fc.property(canary, fc.constantFrom(...forms), fc.string(), (secret, form, around) => {
        const redacted = createRedactor([secret])(`${around} ${form(secret)} ${around}`);
        expect(redacted).not.toContain(form(secret));
        expect(redacted).toContain('<redacted>');
      }),
    );
  });

  it('holds no secret that is inside longer base64 text, at any alignment', () => {
    fc.assert(
      fc.property(canary, fc.string({ maxLength: 3 }), (secret, before) => {
        const redacted = createRedactor([secret])(Buffer.from(`${before}${secret};`).toString('base64'));
        expect(Buffer.from(redacted.replaceAll('<redacted>', ''), 'base64').toString()).not.toContain('Canary7');
        expect(redacted).toContain('<redacted>');
      }),
    );
  });

  it('that was JSON still is, with the same keys', () => {
    const value = fc.record({ text: fc.string(), list: fc.array(fc.string()), authorization: fc.string() });
    fc.assert(
      fc.property(canary, value, (secret, { authorization, ...rest }) => {
        const whole = { ...rest, authorization: `Bearer ${authorization}`, accessToken: authorization, secret };
        const redacted = createRedactor([secret])(JSON.stringify(whole));
        expect(Object.keys(JSON.parse(redacted) as object)).toEqual(Object.keys(whole));
        expect(redacted).not.toContain(json(secret));
      }),
    );
  });

  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl';
  test.each([
    [`a ${token} b`, 'a <redacted> b'],
    [`{"accessToken":"${token}"}`, '{"accessToken":"<redacted>"}'],
    ['ws://h/client/?hub=a&access_token=abc&id=1', 'ws://h/client/?hub=a&access_token=<redacted>&id=1'],
    ['Authorization: Bearer opaque\r\nHost: h', 'Authorization: Bearer <redacted>\r\nHost: h'],
    ['{"authorization":["Bearer opaque"]}', '{"authorization":["Bearer <redacted>"]}'],
    ['eyJ is no token', 'eyJ is no token'],
  ])('%j is shown as %j', (text, shown) => {
    expect(createRedactor([])(text)).toBe(shown);
  });
});
