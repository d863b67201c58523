import { expect, it } from 'vitest';
import { createSight, fullSight, type Sight } from './sight.ts';

const after = (sight: Sight, answers: string): boolean => {
  for (const answer of answers) {
    if (answer === '+') sight.found();
    else sight.missed();
  }
  return sight.isBlind();
};

it.each([
  ['', false],
  ['----', false],
  ['-----', true],
  ['+-----', false],
  ['-----+', false],
])('after "%s" it is %s that waiting for a connection to become known is in vain', (answers, isBlind) => {
  expect(after(createSight(), answers)).toBe(isBlind);
});

it('is never in vain where a run is to come to the same again', () => {
  expect(after(fullSight, '------')).toBe(false);
});
