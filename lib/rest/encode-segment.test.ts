import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSegment } from './encode-segment.ts';

const names = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('.', '..', '...', '%2F', "!'()*", 'a/b?c#d'));

describe('a name in a path', () => {
  it('is what it was once decoded', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(decodeURIComponent(encodeSegment(name))).toBe(name);
      }),
    );
  });

  it('is unreserved characters and escapes only, and never a dot segment', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(encodeSegment(name)).toMatch(/^(?:[\w~.-]|%[0-9A-F]{2})*$/);
        expect(['.', '..']).not.toContain(encodeSegment(name));
      }),
    );
  });

  it('has U+FFFD for a lone surrogate', () => {
    expect(encodeSegment('a\uD800b\u{1F600}')).toBe('a%EF%BF%BDb%F0%9F%98%80');
  });
});
