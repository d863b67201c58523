import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeName, nameIsValid } from './names.ts';

const escapeByte = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;

describe('a name', () => {
  it('is what its percent-encoding says, whichever of its bytes are escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.infiniteStream(fc.boolean()), (name, choices) => {
        const segment = [...Buffer.from(name)]
          .map((byte) => {
            const plain = /[\w.~-]/.test(String.fromCodePoint(byte)) && byte < 128;
            return plain && choices.next().value ? String.fromCodePoint(byte) : escapeByte(byte);
          })
          .join('');
        expect(decodeName(segment)).toBe(name);
      }),
    );
  });

  it('is decoded once, and a plus is a plus', () => {
    expect(decodeName('%2561')).toBe('%61');
    expect(decodeName('a+b')).toBe('a+b');
  });

  it('is malformed for bytes that are no UTF-8 and for a percent sign that begins nothing', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 6 });
    const isUtf8 = (all: Uint8Array): boolean => {
      try {
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(all);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(bytes, (all) => {
        expect(decodeName([...all].map(escapeByte).join('')) !== undefined).toBe(isUtf8(all));
      }),
    );
    for (const segment of ['%', 'a%2', '%zz', '%E4']) expect(decodeName(segment)).toBeUndefined();
  });
});

describe('the rules', () => {
  it('let a hub have letters, digits and underscores, a letter first', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,127}$/), (name) => {
        expect(nameIsValid(name, 'hub')).toBe(true);
      }),
    );
    for (const name of ['', '1a', '_a', 'a-b', 'a b', 'a\n', 'ä', 'aä', 'ａ', 'a٣', 'a.b', 'ſ']) {
      expect(nameIsValid(name, 'hub')).toBe(false);
    }
  });

  it('let a group be 1 to 1024 long', () => {
    const lengths = [0, 1, 1024, 1025].map((length) => nameIsValid('x'.repeat(length), 'group'));
    expect(lengths).toEqual([false, true, true, false]);
  });

  it('let users and connections be anything but nothing', () => {
    expect(nameIsValid('', 'user')).toBe(false);
    expect(nameIsValid('\0'.repeat(5000), 'user')).toBe(true);
    expect(nameIsValid('', 'connection')).toBe(false);
  });
});
