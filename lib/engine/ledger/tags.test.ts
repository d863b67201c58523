import { expect, test } from 'vitest';
import { createTags } from './tags.ts';

test('a message is as long among hundreds as alone, and as often as it is sent', () => {
  const { next } = createTags('r1234567');
  const [first, ...others] = Array.from({ length: 25 }, () => next(517, '$.steps[11]'));
  expect(first).toHaveLength(next(1, '$.steps[0]').length);
  expect(others.at(-1)).toHaveLength(first!.length);
});

test('a tag is found in the text of a message', () => {
  const { next, pattern } = createTags('r1234567');
  const tag = next(8, '$.steps[2].together[0]');
  expect(`{"target":"${tag}"}`.match(pattern)).toEqual([tag]);
});
