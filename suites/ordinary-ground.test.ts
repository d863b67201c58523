import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check, Property, Scenario } from '../lib/contract/check.ts';
import type { Step } from '../lib/contract/step.ts';
import type { Unusual } from '../lib/contract/unusual.ts';
import { suites } from './index.ts';
import { walkSteps } from '../lib/engine/plan/walk-steps.ts';
import { unusualInSteps } from '../lib/engine/plan/unusual-in-steps.ts';

const samples = 40;

const isGrounded = (check: Check): check is Scenario | Property<unknown> => !('monitor' in check);

const checks = suites.flatMap((suite) => suite.checks).filter(isGrounded);

/** The steps of a scenario; of a property those of several values, each by itself. */
const programs = (check: Scenario | Property<unknown>): readonly (readonly Step[])[] => {
  const first = check.guests ?? [];
  if ('steps' in check) return [[...first, ...check.steps]];
  const values = fc.sample(check.arbitrary, { numRuns: samples, seed: 1 });
  return values.map((value) => [...first, ...(check.before ?? []), ...check.each(value)]);
};

const usedBy = (check: Scenario | Property<unknown>): readonly Unusual[] => [
  ...new Set(programs(check).flatMap((steps) => [...unusualInSteps(steps)])),
];

describe('a check leaves the ordinary only in what it is about', () => {
  test.each(checks)('$id', (check) => {
    expect(usedBy(check).toSorted()).toEqual([...(check.about ?? [])].toSorted());
  });
});

/** What others rely on, and histories: whether something works, not by which success it says so. */
const ofAnySuccess = checks.filter(({ id }) => id.startsWith('ground/') || id.startsWith('stateful/'));

test.each(ofAnySuccess)('$id leaves to others which success an operation answers', (check) => {
  const calls = programs(check).flatMap((steps) => [...walkSteps(steps)]);
  const strict = calls.filter((step) => step.do === 'call' && step.expect === 'success');
  expect(strict).toEqual([]);
});
