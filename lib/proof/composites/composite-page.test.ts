import { expect, it } from 'vitest';
import { compositePages, describeTotals, renderComposites, shortfalls, totalsOf } from './composite-page.ts';
import type { CompositeScore } from './score-composite.ts';

const score = (rest: Partial<CompositeScore>): CompositeScore => ({
  id: 'drawn/1-0',
  faults: 5,
  exitCode: 1,
  red: ['a/one', 'a/two', 'a/three'],
  falselyRed: [],
  missed: [],
  hidden: [],
  causes: ['something', 'something else'],
  lines: 100,
  wallMs: 20_400,
  ...rest,
});

const scores = [
  score({}),
  score({ id: 'drawn/1-1', red: ['a/one'], falselyRed: ['a/one'], missed: ['f/x', 'f/y'], hidden: ['f/z'] }),
];

it('adds up what is true, shown and said', () => {
  expect(describeTotals(totalsOf(scores))).toBe(
    '2 services with 10 faults: of 4 must requirements that were red, 3 (75.0 %) are broken by a fault of their service; ' +
      '8 faults (80.0 %) are shown, 1 of them only as what another fault keeps from being judged; 4 causes (0.40 for each fault)',
  );
});

it('tells services without a fault from the others', () => {
  const right = { faults: 0, red: [], causes: ['a warning'] };
  const all = [...scores, score({ ...right, exitCode: 0 }), score({ ...right, exitCode: 2 })];
  const text = describeTotals(totalsOf(all));
  expect(text).toContain('2 services with 10 faults');
  expect(text).toContain('4 causes (0.40 for each fault); of 2 services without a fault 1 are conformant');
});

it('says nothing of shares of nothing', () => {
  expect(describeTotals(totalsOf([]))).toContain('0 (none)');
});

const [ofReference, ofStrangers] = compositePages;
const options = { draws: 2, strangers: 1, seed: 1, suite: 'asrs-conformance 0.1.0', commit: 'abc' };

it('names what was false and what was missed, service by service', () => {
  const page = renderComposites(ofReference!, scores, options);
  expect(page).toContain('| drawn/1-1 | 5 | 2 | 1 | `a/one` | `f/x`, `f/y` | `f/z` | 20 s |');
  expect(page).toContain('2 services with 5 to 15 faults of the catalogue were drawn by seed 1');
});

it('has a page of its own for the second implementation, right or wrong', () => {
  expect(['strange/as-it-is', 'stranger/1-0', 'drawn/1-0', 'in-memory-emulator'].map(ofStrangers!.isAbout)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(renderComposites(ofStrangers!, scores, options)).toContain(
    '1 services with 3 to 8 of these were drawn by seed 1',
  );
});

const good = {
  services: 200,
  faults: 1000,
  missed: 30,
  red: 2000,
  falselyRed: 20,
  causes: 1500,
  right: 10,
  rightButRed: 0,
};

it('says what falls short', () => {
  expect(shortfalls(good)).toEqual([]);
  expect(shortfalls({ ...good, rightButRed: 1 })).toEqual(['1 of 10 services without a fault are not conformant']);
  expect(shortfalls({ ...good, missed: 31, falselyRed: 21, causes: 1501 })).toEqual([
    '21 of 2000 red must requirements are false',
    '31 of 1000 faults are missed',
    '1501 causes for 1000 faults',
  ]);
});

it('leaves to luck what luck explains where few services were judged', () => {
  const few = { ...good, services: 3, faults: 24, missed: 0, red: 40, falselyRed: 1, causes: 24 };
  expect(shortfalls(few)).toEqual([]);
  expect(shortfalls({ ...few, falselyRed: 4 })).toEqual(['4 of 40 red must requirements are false']);
  expect(shortfalls({ ...few, missed: 4 })).toEqual(['4 of 24 faults are missed']);
  expect(shortfalls({ ...few, services: 1, faults: 0, red: 0, falselyRed: 0, causes: 0 })).toEqual([]);
});
