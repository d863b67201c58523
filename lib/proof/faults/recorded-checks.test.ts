import { expect, it } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { recordedChecks } from './recorded-checks.ts';

const checks = suites.flatMap((suite) => suite.checks);
const idsFor = (...caughtBy: readonly string[]): readonly string[] =>
  recordedChecks(checks, { caughtBy }).map(({ id }) => id);

it('are the checks that caught a fault', () => {
  expect(idsFor('groups/rejoining', 'ttl/zero').toSorted()).toEqual(['groups/rejoining', 'ttl/zero']);
});

it('leave out a monitor where another check caught it too', () => {
  expect(idsFor('monitors/documented-status', 'ttl/zero')).toEqual(['ttl/zero']);
});

it('are all where only a monitor caught it, where it caught none that is left, and where nothing is recorded', () => {
  expect(idsFor('monitors/documented-status')).toHaveLength(checks.length);
  expect(idsFor('groups/renamed')).toHaveLength(checks.length);
  expect(recordedChecks(checks, undefined)).toHaveLength(checks.length);
});
