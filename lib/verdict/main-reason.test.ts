import { describe, expect, test } from 'vitest';
import { mainReason } from './main-reason.ts';
import type { CheckResult } from '../contract/report.ts';

const failed = (reason: string): CheckResult => ({ verdict: 'fail', reason }) as CheckResult;
const passed = { verdict: 'pass' } as CheckResult;
const missed = [1, 2, 3].map((number) =>
  failed(`"ann${number}", "bob" did not receive it within ${number} ms; smallest value that fails: ${number}`),
);

describe('the main reason', () => {
  test('is what more than half of the failures have in common, but for names and numbers', () => {
    expect(mainReason([passed, passed, failed('a'), ...missed, failed('b')])).toMatch(
      /^"ann1", "bob" did not receive it within 1 ms/,
    );
  });

  test('is none where failures are of many kinds, or few', () => {
    expect(mainReason([failed('a'), ...missed, failed('b'), failed('c')])).toBeUndefined();
    expect(mainReason([...missed, failed('b')])).toBeUndefined();
    expect(mainReason([])).toBeUndefined();
  });
});
