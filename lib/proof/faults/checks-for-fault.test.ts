import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../contract/check.ts';
import { checksForFault } from './checks-for-fault.ts';

const scenario = (id: string): Check => ({ id, title: '', verifies: [id], steps: [] });
const property = (id: string): Check => ({
  id,
  title: '',
  verifies: [id],
  arbitrary: fc.boolean(),
  each: () => [],
  runs: 20,
});

const checks = [scenario('groups/sends'), property('groups/any'), property('names/any'), property('ttl/any')];

const judging = (id: string): Record<string, number | undefined> =>
  Object.fromEntries(
    checksForFault({ id }, checks).map((check) => [check.id, 'runs' in check ? check.runs : undefined]),
  );

describe('the checks that judge a fault', () => {
  it('are all, those of its own area with all their values', () => {
    expect(judging('groups/lost')).toEqual({
      'groups/sends': undefined,
      'groups/any': 20,
      'names/any': 1,
      'ttl/any': 1,
    });
    expect(judging('names/folded')).toMatchObject({ 'names/any': 20, 'groups/any': 1 });
  });

  it('block nothing, whatever ground they judge', () => {
    const ground: Check = { ...scenario('ground/connects'), grounds: ['connect'] };
    expect(checksForFault({ id: 'groups/lost' }, [ground])).toEqual([scenario('ground/connects')]);
  });
});
