import { expect, it } from 'vitest';
import { createPatience, fullPatience } from './patience.ts';

const afterVainWaits = (checks: readonly string[]) => {
  const patience = createPatience();
  for (const check of checks) patience.inVain(check);
  return patience;
};

it.each([
  ['nothing was missed', []],
  ['one check alone has waited in vain', ['a/one', 'a/one']],
])('a deadline stays as it is while %s', (_when, checks) => {
  const patience = afterVainWaits(checks);
  expect([patience.within('delivery', 5000), patience.within('effect', 10_000)]).toEqual([5000, 10_000]);
  expect(patience.isLost()).toBe(false);
});

it('becomes short once two checks have waited in vain', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  expect([patience.within('delivery', 5000), patience.within('effect', 10_000)]).toEqual([1000, 1000]);
  expect(patience.isLost()).toBe(true);
});

it('leaves a slow target the time that it has shown to need, and no more than the profile allows', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  patience.came('effect', 900);
  patience.came('effect', 20);
  expect([patience.within('effect', 10_000), patience.within('effect', 2000)]).toEqual([2700, 2000]);
  expect(patience.within('delivery', 5000)).toBe(1000);
});

it('leaves out the few that took longest: what was lost and sent again looks as if it had come late', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  for (let count = 0; count < 38; count += 1) patience.came('effect', 0);
  patience.came('effect', 3000);
  patience.came('effect', 2000);
  expect(patience.within('effect', 10_000)).toBe(1000);
  patience.came('effect', 900);
  expect(patience.within('effect', 10_000)).toBe(2700);
});

it('forgets what took long when the run began', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  for (let count = 0; count < 50; count += 1) patience.came('delivery', 600);
  for (let count = 0; count < 50; count += 1) patience.came('delivery', 3);
  expect(patience.within('delivery', 5000)).toBe(1800);
  for (let count = 0; count < 150; count += 1) patience.came('delivery', 3);
  expect(patience.within('delivery', 5000)).toBe(1000);
});

it('does not make a short deadline longer', () => {
  expect(afterVainWaits(['a/one', 'a/two']).within('delivery', 300)).toBe(300);
});

it('is never lost where a run is to come to the same again', () => {
  for (const check of ['a/one', 'a/two', 'a/three']) fullPatience.inVain(check);
  expect(fullPatience.within('effect', 10_000)).toBe(10_000);
});
