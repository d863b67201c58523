import { expect, test } from 'vitest';
import { progressLine } from './progress.ts';

test('a line of progress tells apart what is not green, and names nothing that is not there', () => {
  expect(progressLine(['pass', 'fail', 'warn', 'fail', 'not applicable'], 1410, 7600)).toBe(
    '5 of 1,410 checks, 3 with findings, 8 s',
  );
  expect(progressLine(['pass', 'known', 'blocked', 'inconclusive'], 4, 0)).toBe(
    '4 of 4 checks, 1 known, 1 blocked, 1 inconclusive, 0 s',
  );
  expect(progressLine([], 1, 0)).toBe('0 of 1 check, 0 s');
});
