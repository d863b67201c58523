import { describe, expect, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { loadRequirements } from './load-requirements.ts';
import { loadSets } from './frozen-set.ts';
import { withinSet } from './within-set.ts';

const checks = new Set(suites.flatMap((suite) => suite.checks.map(({ id }) => id)));
const requirements = new Set(loadRequirements().map(({ id }) => id));

describe('the frozen sets', () => {
  test('are there', () => {
    expect(loadSets().map(({ name }) => name)).toContain('v1@2026.1');
  });

  test.each(loadSets().map((set) => [set.name, set] as const))('%s has only ids that the suite still has', (_, set) => {
    expect(set.checks.filter((id) => !checks.has(id))).toEqual([]);
    expect(set.requirements.filter((id) => !requirements.has(id))).toEqual([]);
    expect(set.checks.length).toBeGreaterThan(100);
  });
});

describe('requirements', () => {
  const requirement = (id: string) => ({ id, level: 'must' as const, says: id, source: 'here' });
  const [old, young, own] = ['a/old', 'a/young', 'b/own'].map(requirement) as [
    ReturnType<typeof requirement>,
    ReturnType<typeof requirement>,
    ReturnType<typeof requirement>,
  ];

  test('are those of the set, and those from outside; of others nothing is judged', () => {
    const set = { name: 'v1@2026.1', checks: [], requirements: ['a/old'] };
    const judged = withinSet([old, young, own], set, [own]);
    expect(judged.requirements).toEqual([old, own]);
    expect(['a/old', 'a/young', 'b/own'].map(judged.levelOf)).toEqual(['must', 'record', 'must']);
  });

  test('are all without a set', () => {
    expect(withinSet([old, young], undefined, []).requirements).toEqual([old, young]);
  });
});
