import { expect, test } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';

test.each([
  ['2', 1, 2000],
  ['0', 3, 0],
  ['0', 4, undefined],
  ['86400', 1, undefined],
  ['', 1, 250],
  [undefined, 3, 1000],
  ['soon', 2, 500],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 1, 0],
  ['Thu, 01 Jan 2970 00:00:00 GMT', 1, undefined],
])('Retry-After %j at try %i waits %s ms', (header, tries, delayMs) => {
  const headers = header === undefined ? {} : { 'retry-after': header };
  expect(retryDelayMs(headers, { tries, waitedMs: 0 })).toBe(delayMs);
});

test('what has been waited counts', () => {
  expect(retryDelayMs({ 'retry-after': '20' }, { tries: 2, waitedMs: 10_000 })).toBe(20_000);
  expect(retryDelayMs({ 'retry-after': '20' }, { tries: 2, waitedMs: 10_001 })).toBeUndefined();
});
