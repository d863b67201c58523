import { describe, expect, it } from 'vitest';
import { differenceTitle } from './difference-title.ts';
import type { Difference } from './difference.ts';

const difference = (rest: Partial<Difference> = {}): Difference => ({
  check: 'a/b',
  key: 'k',
  path: '$.steps[0]',
  what: 'broadcast',
  text: 'broadcast → success',
  uses: ['broadcast'],
  before: [],
  aspect: 'status',
  target: '200',
  against: '202',
  kind: 'status',
  requirements: [],
  ...rest,
});

const named = (...whats: readonly string[]): readonly Difference[] => whats.map((what) => difference({ what }));

describe('the title of a difference', () => {
  it('says who differs, and in what', () => {
    expect(differenceTitle(named('broadcast'), String)).toBe('broadcast: status 200, against 202');
  });

  it('says where a bad token was shown', () => {
    expect(differenceTitle([difference({ uses: ['broadcast', 'token expired'] })], String)).toBe(
      'broadcast with a bad token (expired): status 200, against 202',
    );
  });

  it('names each operation once, three at most', () => {
    expect(differenceTitle(named('a', 'b', 'a', 'c'), String)).toMatch(/^a, b, c: /);
    expect(differenceTitle(named('a', 'b', 'c', 'd'), String)).toMatch(/^a, b and 2 more: /);
  });

  it('is redacted before it is cut', () => {
    const target = `${'x'.repeat(55)}secret-secret`;
    const title = differenceTitle([difference({ target })], (text) => text.replaceAll('secret', '*'));
    expect(title).toBe(`broadcast: status ${'x'.repeat(55)}*-*, against 202`);
    expect(differenceTitle([difference({ target: 'y'.repeat(61) })], String)).toContain(` ${'y'.repeat(60)}…,`);
  });
});
