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

const judging = (id: string, ...breaks: readonly string[]): Record<string, number | undefined> =>
  Object.fromEntries(
    checksForFault({ id, breaks }, checks).map((check) => [check.id, 'runs' in check ? check.runs : undefined]),
  );

describe('the checks that judge a fault', () => {
  it('are those of ordinary areas, its own with all their values', () => {
    const ofGroups = judging('groups/lost', 'groups/sends');
    expect(ofGroups).toEqual({ 'groups/sends': undefined, 'groups/any': 20, 'ttl/any': 1 });
  });

  it('block nothing, whatever ground they judge', () => {
    const ground: Check = { ...scenario('ground/connects'), grounds: ['connect'] };
    expect(checksForFault({ id: 'groups/lost', breaks: ['groups/sends'] }, [ground])).toEqual([
      scenario('ground/connects'),
    ]);
  });

  it('are those of an area apart too where it breaks something in it', () => {
    expect(judging('names/folded', 'names/any')).toMatchObject({ 'names/any': 20, 'groups/any': 1 });
    expect(judging('groups/lost', 'groups/sends', 'names/any')).toMatchObject({ 'names/any': 1, 'groups/any': 20 });
  });
});
