import { expect, test } from 'vitest';
import { cutText } from './cut-text.ts';

test('a text is cut to its beginning, whatever it is made of', () => {
  expect(cutText('abc', 3)).toBe('abc');
  expect(cutText('abcd', 3)).toBe('abc');
  expect(cutText('\u{1F600}x', 1)).toBe('\uD83D');
  expect(cutText('\u0000é\u4E2Dx', 3)).toBe('\u0000é\u4E2D');
});

test('what is kept of many long texts is not the texts', () => {
  const kept: string[] = [];
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < 2000; number += 1) kept.push(cutText(`${number}${'x'.repeat(1 << 20)}`, 300));
  expect(kept).toHaveLength(2000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(1 << 30);
});
