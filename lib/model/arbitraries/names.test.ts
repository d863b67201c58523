import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Name } from '../../contract/step.ts';
import { brokenHubName, type HubRule } from './broken-hub-name.ts';
import { hubName } from './hub-name.ts';
import { nameTwins, type TwinKind } from './name-twins.ts';
import { text, type TextKind } from './text.ts';

const rule = /^[A-Za-z][A-Za-z0-9_]*$/;

const plain = (name: Name): string => {
  if (typeof name === 'string' || 'near' in name) throw new TypeError('not written out');
  return 'exactly' in name ? name.exactly : decodeURIComponent(name.encoded);
};

describe('hub names', () => {
  it('keep the rule', () => {
    fc.assert(
      fc.property(hubName(128), (name) => {
        expect(name).toMatch(rule);
        expect(name.length).toBeLessThanOrEqual(128);
      }),
    );
  });

  it('come in all lengths', () => {
    const lengths = new Set(fc.sample(hubName(128), { numRuns: 2000, seed: 1 }).map(({ length }) => length));
    expect(lengths.size).toBe(128);
  });
});

describe.each(Object.keys(brokenHubName) as HubRule[])('hub names broken by %s', (kind) => {
  it('break the rule, and would keep it with another character in the place of the one at fault', () => {
    fc.assert(
      fc.property(brokenHubName[kind], ({ name, atFault, neighbour }) => {
        expect(plain(name)).not.toMatch(rule);
        expect(plain(name)).toContain(atFault);
        expect(neighbour).toMatch(rule);
      }),
    );
  });

  it('shrink to the shortest', () => {
    let last = '';
    const never = fc.property(brokenHubName[kind], ({ name }) => {
      last = plain(name);
      return false;
    });
    fc.check(never, { seed: 1 });
    expect(Array.from(last).length).toBeLessThanOrEqual(2);
  });
});

describe.each(Object.keys(nameTwins) as TwinKind[])('twins that differ by %s', (kind) => {
  it('are two names that a group may have', () => {
    fc.assert(
      fc.property(nameTwins[kind], ([one, other]) => {
        expect(one).not.toBe(other);
        for (const name of [one, other]) {
          expect(name.trim()).not.toBe('');
          expect(name).not.toMatch(/^\.{1,2}$|[/\0]/);
          expect(name.length).toBeLessThanOrEqual(1024);
        }
      }),
    );
  });
});

it.each(Object.keys(nameTwins).filter((kind) => kind !== 'case') as TwinKind[])(
  'twins that differ by %s are two for a service that folds case, which is another matter',
  (kind) => {
    fc.assert(
      fc.property(nameTwins[kind], ([one, other]) => {
        expect(one.toLowerCase()).not.toBe(other.toLowerCase());
        expect(one.toUpperCase()).not.toBe(other.toUpperCase());
      }),
    );
  },
);

describe.each(['ascii', 'unicode', 'control'] as const satisfies readonly TextKind[])('texts of %s', (kind) => {
  it('have a form in UTF-8, no NUL, and keep the length', () => {
    fc.assert(
      fc.property(text(kind, { maxLength: 80, without: '/' }), (value) => {
        expect(() => encodeURIComponent(value)).not.toThrow();
        expect(value).not.toContain('\0');
        expect(Array.from(value).length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it('shrink to the one character that matters', () => {
    const { counterexample } = fc.check(
      fc.property(text(kind, { maxLength: 80 }), (value) => !/[^a-c]/.test(value)),
      { seed: 1 },
    );
    expect(Array.from(counterexample?.[0] ?? '').length).toBe(1);
  });
});
