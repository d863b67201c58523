import { expect, it } from 'vitest';
import { createSecondLooks } from './second-looks.ts';

it('are taken at the first findings of a kind, and at all of one that was wrong now and then', () => {
  const looks = createSecondLooks();
  const take = (kind: string): readonly boolean[] => Array.from({ length: 6 }, () => looks.mayTake(kind));
  expect([take('a'), take('b')]).toEqual([
    [true, true, true, true, true, false],
    [true, true, true, true, true, false],
  ]);
  looks.showed('a');
  expect([looks.mayTake('a'), looks.mayTake('b')]).toEqual([true, false]);
});
