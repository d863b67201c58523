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

it('draws no deviation beside one that leaves it nothing to do, nor with a shape beside which it breaks much more', () => {
  const isConcerned = ({ id, overrules = [], notWith = [] }: (typeof strangeDeviations)[number]): boolean =>
    overrules.length > 0 || notWith.length > 0 || id === 'strange/names-of-1024-refused';
  const rest = strangeDeviations.filter((one) => !isConcerned(one));
  const some = [...strangeDeviations.filter(isConcerned), ...rest.slice(0, 6)];
  const drawn = drawStrangers(some, 40, 1).map(({ says }) => says);
  const togetherIn = (one: string, other: string): boolean =>
    drawn.some((says) => says.includes(one) && says.includes(other));
  expect(togetherIn('cut-at-255', 'names-of-1024-refused')).toBe(false);
  expect(togetherIn('encoded-slash', 'ids-in-base64')).toBe(false);
  expect(togetherIn('encoded-slash', 'right, but strange')).toBe(true);
});
