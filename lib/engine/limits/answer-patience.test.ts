import { expect, it } from 'vitest';
import { createAnswerPatience, fullAnswerPatience } from './answer-patience.ts';

it('leaves a timeout as it is while one check alone has missed an answer', () => {
  const patience = createAnswerPatience();
  patience.missed('a/one');
  patience.missed('a/one');
  expect(patience.within(30_000)).toBe(30_000);
});

it('waits a second once two checks have missed one, and no longer than the timeout', () => {
  const patience = createAnswerPatience();
  patience.missed('a/one');
  patience.missed('a/two');
  expect([patience.within(30_000), patience.within(700)]).toEqual([1000, 700]);
});

it('leaves an answer several times as long as the slowest of late took', () => {
  const patience = createAnswerPatience();
  patience.missed('a/one');
  patience.missed('a/two');
  for (let count = 0; count < 100; count += 1) patience.came(3);
  patience.came(900);
  expect(patience.within(30_000)).toBe(4500);
});

it('is never lost where a run is to come to the same again', () => {
  for (const check of ['a/one', 'a/two', 'a/three']) fullAnswerPatience.missed(check);
  expect(fullAnswerPatience.within(30_000)).toBe(30_000);
});
