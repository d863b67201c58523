import { expect, test } from 'vitest';
import { countOf } from './quantity.ts';

test.each([
  [0, 'check', '0 checks'],
  [1, 'client connection', '1 client connection'],
  [0.2, 'message', '1 message'],
  [2, 'client connection', '2 client connections'],
  [20_000, 'message', '20,000 messages'],
])('%d %s: %s', (number, noun, said) => {
  expect(countOf(number, noun)).toBe(said);
});
