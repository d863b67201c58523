import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createRedactor } from './redactor.ts';

const canary = fc.stringMatching(/^[A-Za-z0-9+/ "\\=é-]{12,60}$/).map((text) => `Canary7${text}yranaC`);
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const hex = (number: number): string => number.toString(16).toUpperCase().padStart(2, '0');
const unicode = (unit: number): string => `\\u${hex(unit).padStart(4, '0')}`;
const escapes: readonly ((character: string) => string)[] = [
  (character) => character,
  (character) => json(character),
  (character) => Array.from({ length: character.length }, (_, index) => unicode(character.charCodeAt(index))).join(''),
  (character) => Array.from(Buffer.from(character), (byte) => `%${hex(byte)}`).join(''),
  (character) => Array.from(Buffer.from(character), (byte) => `%${hex(byte).toLowerCase()}`).join(''),
  (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`,
  (character) => `&#${character.codePointAt(0)};`,
];
const forms = [
  (text: string) => text,
  json,
  encodeURIComponent,
  (text: string) => encodeURIComponent(text).replaceAll('%20', '+'),
  (text: string) => Buffer.from(text).toString('base64'),
  (text: string) => Buffer.from(text).toString('base64url'),
  (text: string) => json(json(text)),
  (text: string) => encodeURIComponent(encodeURIComponent(text)),
  (text: string) => encodeURIComponent(Buffer.from(text).toString('base64')),
  (text: string) => Buffer.from(text).toString('hex'),
  (text: string) => Buffer.from(text).toString('hex').toUpperCase(),
];

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJlMDEyMzQ1Njc4';

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

  it('holds no secret each character of which is written in some way of its own', () => {
    fc.assert(
      fc.property(canary, fc.infiniteStream(fc.constantFrom(...escapes)), (secret, ways) => {
        const written = Array.from(secret, (character) => (ways.next().value as (typeof escapes)[number])(character));
        expect(createRedactor([secret])(`(${written.join('')})`)).toBe('(<redacted>)');
      }),
    );
  });

  it('holds no piece of a long secret that was cut', () => {
    const secret = Array.from({ length: 150 }, (_, index) => `part-${index}.`).join('');
    const redacted = createRedactor([secret])(`token ${secret.slice(0, 700)}…`);
    expect(redacted).toMatch(/^token <redacted><redacted>.{0,250}…$/);
  });

  const key = 'Canary7+f/Zk0Q2mJt8vWc4bXyR1sLhNpEoUgTdA6yI=';

  it.each(forms.slice(0, 5))('holds no part of a secret that was cut at either end: %s', (form) => {
    const redact = createRedactor([key]);
    const written = form(key);
    for (let cut = Math.ceil(written.length / 2); cut < written.length; cut += 1) {
      const beginning = redact(`x: ${written.slice(0, cut)}… y: ${written.slice(0, cut)}`);
      const end = redact(`${written.slice(-cut)} and …${written.slice(-cut)} and`);
      expect([beginning, end].join(' ')).not.toContain(written.slice(4, 20));
      expect([beginning, end].join(' ')).not.toContain(written.slice(-20, -4));
    }
  });

  it('holds no end of a secret that was changed in the middle, or that begins as another one does', () => {
    const other = `${key.slice(0, 20)}and-another-end-0123456789`;
    for (const redact of [createRedactor([key, other]), createRedactor([other, key])]) {
      expect(redact(`x ${key} y ${other} z`)).not.toMatch(/c4bXyR1s|another/);
      expect(redact(`x ${key.slice(0, 20)}x${key.slice(20)} z`)).not.toContain(key.slice(24, 40));
    }
  });

  it('is left alone where it has only a few characters of a secret', () => {
    const redact = createRedactor([key, 'https://keys']);
    const text = 'Canary7 sang, https://a.example, dA6yI=';
    expect(redact(text)).toBe(text);
  });

  it('holds no token each character of which is written in some way of its own', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom(...escapes)), (ways) => {
        const written = Array.from(token, (character) => (ways.next().value as (typeof escapes)[number])(character));
        expect(createRedactor([])(`(${written.join('')})`)).toBe('(<redacted>)');
      }),
    );
  });

  it('holds no secret that is quoted again and again', () => {
    const secret = 'canary "with" quotes \\ and more';
    const quoted = [1, 2, 3, 4].reduce((text) => JSON.stringify(text), secret);
    expect(createRedactor([secret])(quoted)).not.toMatch(/canary|quotes|more/);
  });

  it('holds no token that is written in base64 or hexadecimal, nor the signature of one that is secret', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 3 }),
        fc.constantFrom('base64' as const, 'base64url' as const, 'hex' as const),
        (before, encoding) => {
          const written = Buffer.from(`${before}${token}`).toString(encoding);
          expect(createRedactor([])(`x ${written} x`)).not.toContain(written.slice(-20));
        },
      ),
    );
    expect(createRedactor([token])(`signature c2lnbmF0dXJlMDEyMzQ1Njc4 refused`)).toBe('signature <redacted> refused');
  });

  it.each([
    ['the beginning of a token', 'eyJ'],
    ['backslashes', '\\'],
    ['base64 of a token', 'ZXlK'],
    ['headers', 'authorization: '],
    ['parameters', 'access_token '],
    ['percent signs', '%25'],
  ])('takes no longer than the length of %s is worth, since the target writes the text', (_what, piece) => {
    const redact = createRedactor(['\\canary-0123456789-canary', 'eyJ-another']);
    const text = piece.repeat(500_000 / piece.length);
    // A second or less where the time grows with the length, minutes where it grows with its square: then this throws.
    expect(runInNewContext('redact(text).length', { redact, text }, { timeout: 30_000 })).toBeGreaterThan(0);
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
