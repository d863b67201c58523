import { expect, test } from 'vitest';
import { retryDelayMs } from './retry-after.ts';

test.each([
  ['2', 1, 2000],
  ['0', 3, 0],
  ['86400', 1, 15_000],
  [undefined, 1, 250],
  [undefined, 3, 1000],
  ['soon', 2, 500],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 1, 0],
])('Retry-After %j at try %i waits %i ms', (header, tries, delayMs) => {
  expect(retryDelayMs(header, tries)).toBe(delayMs);
});
