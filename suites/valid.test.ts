import { describe, expect, test } from 'vitest';
import { checkMistakes, validateSteps } from '../lib/contract/validate/validate-checks.ts';
import { drawValues } from '../lib/engine/plan/draw-values.ts';
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
});
