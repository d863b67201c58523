import { expect, test } from 'vitest';
import { progressLine } from './progress.ts';

test('a line of progress tells apart what is not green, and names nothing that is not there', () => {
  expect(progressLine(['pass', 'fail', 'warn', 'fail', 'not applicable'], { total: 1410, elapsedMs: 7600 })).toBe(
    '5 of 1,410 checks, 3 with findings, 8 s',
  );
  expect(progressLine(['pass', 'known', 'blocked', 'inconclusive'], { total: 4, elapsedMs: 0 })).toBe(
    '4 of 4 checks, 1 known, 1 blocked, 1 inconclusive, 0 s',
  );
  expect(progressLine([], { total: 1, elapsedMs: 0 })).toBe('0 of 1 check, 0 s');
  expect(progressLine(['pass'], { total: 2, elapsedMs: 9000, soakMs: 569_999 })).toBe(
    '1 of 2 checks, 9 s, soaking, 9.5 min left',
  );
});
