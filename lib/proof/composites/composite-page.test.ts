import { expect, it } from 'vitest';
import { describeTotals, renderComposites, shortfalls, totalsOf } from './composite-page.ts';
import type { CompositeScore } from './score-composite.ts';

const score = (rest: Partial<CompositeScore>): CompositeScore => ({
  id: 'drawn/1-0',
  faults: 5,
  exitCode: 1,
  red: ['a/one', 'a/two', 'a/three'],
  falselyRed: [],
  missed: [],
  causes: ['something', 'something else'],
  lines: 100,
  wallMs: 20_400,
  ...rest,
});

const scores = [score({}), score({ id: 'drawn/1-1', red: ['a/one'], falselyRed: ['a/one'], missed: ['f/x', 'f/y'] })];

it('adds up what is true, shown and said', () => {
  expect(describeTotals(totalsOf(scores))).toBe(
    '2 services with 10 faults: of 4 must requirements that were red, 3 (75.0 %) are broken by a fault of their service; ' +
      '8 faults (80.0 %) are shown; 4 causes (0.40 for each fault)',
  );
});

it('says nothing of shares of nothing', () => {
  expect(describeTotals(totalsOf([]))).toContain('0 (none)');
});

it('names what was false and what was missed, service by service', () => {
  const page = renderComposites(scores, { draws: 2, seed: 1, suite: 'asrs-conformance 0.1.0', commit: 'abc' });
  expect(page).toContain('| drawn/1-1 | 5 | 2 | 1 | `a/one` | `f/x`, `f/y` | 20 s |');
  expect(page).toContain('2 services were drawn by seed 1');
});

it('says what falls short', () => {
  const good = { services: 1, faults: 10, missed: 1, red: 20, falselyRed: 1, causes: 15 };
  expect(shortfalls(good)).toEqual([]);
  expect(shortfalls({ ...good, missed: 2, falselyRed: 2, causes: 16 })).toEqual([
    '2 of 20 red must requirements are false',
    '2 of 10 faults are missed',
    '16 causes for 10 faults',
  ]);
  expect(shortfalls({ ...good, faults: 100, missed: 3, red: 200, falselyRed: 2 })).toEqual([]);
});
