import { expect, it } from 'vitest';
import { createSearchTime } from './search-time.ts';

it('begins to run when it is first asked for, for all searches of a run, and ends', () => {
  let now = 5000;
  const left = createSearchTime(() => now);
  now = 90_000;
  const atFirst = left();
  now += 1500;
  const later = left();
  now += atFirst;
  expect(atFirst).toBeGreaterThan(0);
  expect(later).toBe(atFirst - 1500);
  now += 60_000;
  const late = left();
  expect(late, 'a search that begins late gets some time').toBeGreaterThan(0);
  expect(late).toBeLessThan(atFirst);
});
