import { expect, it } from 'vitest';
import { faults } from '../../../fixtures/faults/index.ts';
import { strangeDeviations } from '../../../fixtures/strangers/deviations.ts';
import { drawComposites, drawStrangers } from './draw-composites.ts';

const isRival = ({ instead }: (typeof faults)[number]): boolean => instead === 'overflow';
const rivals = faults.filter(isRival);
const others = faults.filter((fault) => !isRival(fault));

it('draws only one of several faults that ask nothing of each other', () => {
  const drawn = drawComposites([...rivals, ...others.slice(0, rivals.length)], 20, 1);
  const counts = drawn.map(({ faults: some }) => (some as typeof faults).filter(isRival).length);
  expect(new Set(counts)).toEqual(new Set([1]));
});

it('leaves all others together', () => {
  for (const { faults: some } of drawComposites(others, 20, 1)) expect(some.length).toBeGreaterThanOrEqual(5);
});

it('makes every second service of another author strange besides', () => {
  const drawn = drawStrangers(strangeDeviations, 6, 1);
  expect(drawn.map(({ says }) => says.includes('; right, but strange: '))).toEqual([
    false,
    true,
    false,
    true,
    false,
    true,
  ]);
  for (const { says, faults: some } of drawn) expect(says).toContain(some.map(({ id }) => id).join(', '));
});
