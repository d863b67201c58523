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
  expect([patience.isLost(), patience.lost.aborted]).toEqual([false, false]);
});

it('becomes short once two checks have waited in vain', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  expect([patience.within('delivery', 5000), patience.within('effect', 10_000)]).toEqual([600, 600]);
  expect([patience.isLost(), patience.lost.aborted]).toEqual([true, true]);
});

it('leaves a slow target the time that it has shown to need, and no more than the profile allows', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  patience.came('effect', 900);
  patience.came('effect', 20);
  expect([patience.within('effect', 10_000), patience.within('effect', 2000)]).toEqual([4500, 2000]);
  expect(patience.within('delivery', 5000)).toBe(600);
});

it('leaves out the few that took longest: what was lost and sent again looks as if it had come late', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  for (let count = 0; count < 38; count += 1) patience.came('effect', 0);
  patience.came('effect', 3000);
  patience.came('effect', 2000);
  expect(patience.within('effect', 10_000)).toBe(600);
  patience.came('effect', 900);
  expect(patience.within('effect', 10_000)).toBe(4500);
});

it('leaves a message the time that the slowest of late took, however few were slow: it came, and was not sent again', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  for (let count = 0; count < 100; count += 1) patience.came('delivery', 3);
  patience.came('delivery', 1200);
  expect(patience.within('delivery', 5000)).toBe(1800);
  expect(patience.within('delivery', 1500)).toBe(1500);
});

it('leaves a kind of effect the time that most of it takes, however quick others are', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  for (let count = 0; count < 60; count += 1) patience.came('effect', 0, 'leave');
  for (let count = 0; count < 3; count += 1) patience.came('effect', 2500, 'join');
  expect(patience.within('effect', 20_000, 'join')).toBe(12_500);
  expect(patience.within('effect', 20_000, 'leave')).toBe(600);
  for (let count = 0; count < 4; count += 1) patience.came('effect', 0, 'join');
  expect(patience.within('effect', 20_000, 'join')).toBe(600);
});

it('leaves a kind of effect all its time until some of it have come, or two checks have waited for it in vain', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  for (let count = 0; count < 50; count += 1) patience.came('effect', 0, 'leave');
  patience.came('effect', 0, 'join');
  patience.came('effect', 0, 'join');
  expect(patience.within('effect', 20_000, 'join')).toBe(20_000);
  for (const check of ['a/one', 'a/one']) patience.inVain(check, new Set(['close']));
  expect(patience.within('effect', 20_000, 'close')).toBe(20_000);
  patience.inVain('a/three', new Set(['close', 'end']));
  expect(patience.within('effect', 20_000, 'close')).toBe(600);
  patience.came('effect', 0, 'join');
  expect(patience.within('effect', 20_000, 'join')).toBe(600);
});

it('forgets what took long when the run began', () => {
  const patience = afterVainWaits(['a/one', 'a/two']);
  for (let count = 0; count < 50; count += 1) patience.came('delivery', 300);
  for (let count = 0; count < 50; count += 1) patience.came('delivery', 3);
  expect(patience.within('delivery', 5000)).toBe(1500);
  for (let count = 0; count < 150; count += 1) patience.came('delivery', 3);
  expect(patience.within('delivery', 5000)).toBe(600);
});

it('does not make a short deadline longer', () => {
  expect(afterVainWaits(['a/one', 'a/two']).within('delivery', 300)).toBe(300);
});

it('is never lost where a run is to come to the same again', () => {
  for (const check of ['a/one', 'a/two', 'a/three']) fullPatience.inVain(check);
  expect(fullPatience.within('effect', 10_000)).toBe(10_000);
  expect(fullPatience.lost.aborted).toBe(false);
});
