import { describe, expect, test } from 'vitest';
import { checkMistakes, validateSteps } from '../lib/contract/validate/validate-checks.ts';
import { drawValues } from '../lib/engine/plan/draw-values.ts';
import { walkSteps } from '../lib/engine/plan/walk-steps.ts';
import type { OperationId } from '../lib/spec/operation.ts';
import { loadRequirements } from '../lib/spec/load-requirements.ts';
import { suites } from './index.ts';

const checks = suites.flatMap((suite) => suite.checks);
const properties = checks.flatMap((check) => ('arbitrary' in check ? [check] : []));
const known = new Set(loadRequirements().map(({ id }) => id));

describe('the shipped suites', () => {
  test('have no mistake', () => {
    expect(checkMistakes(checks, known)).toEqual([]);
  });

  test.each(properties)('have none in the steps of values that $id draws', (check) => {
    const validate = (): void =>
      drawValues(check, { seed: 1, count: 20 }).forEach((value) =>
        validateSteps(check, [...(check.before ?? []), ...check.each(value)]),
      );
    expect(validate).not.toThrow();
  });

  test.each(properties)('say what the values of $id call', (check) => {
    const callsOf = (value: unknown): readonly OperationId[] =>
      [...walkSteps([...(check.before ?? []), ...check.each(value)])].flatMap((step) =>
        step.do === 'call' ? [step.operation] : [],
      );
    const each = drawValues(check, { seed: 1, count: 20 }).map((value) => new Set(callsOf(value)));
    const listed = new Set(check.operations ?? each[0]);
    expect(each.flatMap((calls) => [...calls].filter((id) => !listed.has(id)))).toEqual([]);
  });
});
