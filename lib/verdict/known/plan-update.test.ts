import { describe, expect, test } from 'vitest';
import {
  checkResult,
  failedCheck,
  knownEntry,
  requirementResult as requirement,
} from '../../../fixtures/testing/known-results.ts';
import type { KnownEntry } from '../../contract/known/known-entry.ts';
import type { CheckResult, RequirementResult } from '../../contract/report.ts';
import { planUpdate, type UpdateOptions } from './plan-update.ts';

const plan = (
  checks: readonly CheckResult[],
  requirements: readonly RequirementResult[],
  {
    entries = [],
    strict = false,
    ratchet = false,
  }: Partial<UpdateOptions> & { readonly entries?: readonly KnownEntry[] },
) => planUpdate(entries, { checks, requirements, day: '2026-11-26' }, { strict, ratchet });

const nothing = { deleted: [], rates: [], added: [], refused: [] };
const fails = [failedCheck('a/one', ['a/one'])];
const failed = [requirement('a/one', { verdict: 'fail' })];
const passes = [checkResult('a/one')];
const passed = [requirement('a/one')];

describe('an update', () => {
  test('adds a requirement that fails, and nothing that is known', () => {
    expect(plan(fails, failed, {})).toEqual({ ...nothing, added: ['a/one'] });
    for (const of of ['requirement', 'check'] as const)
      expect(plan(fails, failed, { entries: [knownEntry('a/one', { of })] })).toEqual(nothing);
  });

  test('adds what warns where that fails the run', () => {
    const soft = [requirement('a/one', { verdict: 'warn', level: 'should' })];
    const warns = [failedCheck('a/one', ['a/one'], { verdict: 'warn' })];
    expect(plan(warns, soft, {})).toEqual(nothing);
    expect(plan(warns, soft, { strict: true })).toEqual({ ...nothing, added: ['a/one'] });
  });

  test('deletes what holds, and leaves what was not part of the run', () => {
    const entries = [knownEntry('a/one'), knownEntry('a/two')];
    expect(plan(passes, passed, { entries })).toEqual({ ...nothing, deleted: [entries[0]] });
  });

  test('leaves what has expired: a person decides', () => {
    expect(plan(fails, failed, { entries: [knownEntry('a/one', { expires: '2020-01-01' })] })).toEqual(nothing);
  });

  const flaky = [knownEntry('a/one', { claim: 'flaky', rate: 0.2 })];
  const valuesFailed = (count: number) => [failedCheck('a/one', ['a/one'], { values: { made: 98, failed: count } })];

  test('follows a rate, up and down, and adds no second entry', () => {
    expect(plan(valuesFailed(49), failed, { entries: flaky }).rates).toEqual([{ entry: flaky[0], rate: 0.5 }]);
    expect(plan(valuesFailed(4), failed, { entries: flaky })).toEqual({
      ...nothing,
      rates: [{ entry: flaky[0], rate: 0.05 }],
    });
    expect(plan(valuesFailed(20), failed, { entries: flaky })).toEqual(nothing);
  });

  test('deletes a flaky entry that never fails', () => {
    const never = [checkResult('a/one', { values: { made: 98, failed: 0 } })];
    expect(plan(never, passed, { entries: flaky })).toEqual({ ...nothing, deleted: flaky });
  });

  test('with a ratchet accepts nothing more, and says what', () => {
    expect(plan(fails, failed, { ratchet: true })).toEqual({ ...nothing, refused: ['a/one'] });
    expect(plan(valuesFailed(49), failed, { entries: flaky, ratchet: true })).toEqual({
      ...nothing,
      refused: ['a/one'],
    });
    expect(plan(passes, passed, { entries: [knownEntry('a/one')], ratchet: true }).deleted).toHaveLength(1);
  });
});
