import { expect, it } from 'vitest';
import { createLagRecord } from './lag-record.ts';

it('lets the first scenario of each requirement ask again and again, as far as the messages of a run allow', () => {
  const record = createLagRecord(600);
  expect(record.mayInsistOn(['a/a', 'a/b'])).toBe(true);
  expect(record.mayInsistOn(['a/b'])).toBe(false);
  expect(record.mayInsistOn(['a/b', 'a/c'])).toBe(true);
  expect(record.mayInsistOn(['a/d'])).toBe(true);
  expect(record.mayInsistOn(['a/e'])).toBe(false);
});
