import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Check } from '../../contract/check.ts';

const check = (reaches: readonly string[]): Check => ({
  id: 'c/c',
  title: 'c',
  verifies: ['c/c'],
  steps: [
    { do: 'connect', probe: 'a' },
    { do: 'connect', probe: 'b' },
    { do: 'connect', probe: 'c' },
    { do: 'call', operation: 'broadcast', excluded: [['a', 'b']], reaches },
  ],
});

describe('excluded', () => {
  it('can be a list with commas, in one parameter', async () => {
    const correct = correctPolicies();
    const readQuery: typeof correct.readQuery = (query, operation) => {
      const read = correct.readQuery(query, operation);
      return read && { ...read, excluded: read.excluded.flatMap((value) => value.split(',')) };
    };
    expect(await judgeReference([check(['a', 'b', 'c'])])).toMatchObject([{ state: 'pass' }]);
    expect(await judgeReference([check(['c'])], { policies: { ...correct, readQuery } })).toMatchObject([
      { state: 'pass' },
    ]);
  });
});
