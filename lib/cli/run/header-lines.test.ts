import { expect, it } from 'vitest';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Profile } from '../../target/profile.ts';
import { targetLines } from './header-lines.ts';

const toleratedBy = (change: Pick<Profile, 'consistency'> & { readonly timing: Partial<Profile['timing']> }) => {
  const local = loadProfile('local');
  const profile = { ...local, ...change, timing: { ...local.timing, ...change.timing } };
  const target = { restBase: 'http://a', clientBase: 'http://a', catalogue: v1, accessKey: 'k', profile };
  const lines = targetLines({
    target,
    profileWhy: 'as asked for',
    reproduce: { command: '', selection: [], target: [] },
  });
  return lines.find(([label]) => label === 'tolerated')?.[1];
};

it('says what may be late by as much as the profile allows, not rounded up to seconds', () => {
  const timing = { deliveryFloorMs: 1500, ttlGranularityMs: 100 };
  expect(toleratedBy({ consistency: { effectBudgetMs: 300 }, timing })).toContain(
    'effects up to 300 ms late, messages up to 1.5 s, a ttl up to 100 ms off',
  );
  expect(toleratedBy({ consistency: { effectBudgetMs: 5000 }, timing: {} })).toContain(
    'effects up to 5 s late, messages up to 2 s, a ttl up to 1 s off',
  );
});

it('says nothing of that where no effect may lag', () => {
  expect(toleratedBy({ consistency: { effectBudgetMs: 0 }, timing: {} })).toBeUndefined();
});
