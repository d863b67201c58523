import { expect, test } from 'vitest';
import type { Check, Monitor } from '../lib/contract/check.ts';
import type { Step } from '../lib/contract/step.ts';
import { drawValues } from '../lib/engine/plan/draw-values.ts';
import { walkSteps } from '../lib/engine/plan/walk-steps.ts';
import { loadRequirements } from '../lib/spec/load-requirements.ts';
import { suites } from './index.ts';

const musts = new Set(loadRequirements().flatMap(({ id, level }) => (level === 'must' ? [id] : [])));

const checks = suites
  .flatMap((suite) => suite.checks)
  .filter((check): check is Exclude<Check, Monitor> => !('monitor' in check));

const stepsOf = (check: (typeof checks)[number]): readonly Step[] =>
  'steps' in check
    ? check.steps
    : [...(check.before ?? []), ...check.each(drawValues(check, { seed: 1, count: 1 })[0])];

// REST v1 says nothing of close messages: a service without them would leave the requirement undecided.
test('no must relies on a close message', () => {
  const relying = checks.filter((check) =>
    [...walkSteps(stepsOf(check))].some(
      (step) =>
        step.do === 'closed' &&
        step.by?.includes('frame') !== false &&
        (step.verifies ?? check.verifies).some((id) => musts.has(id)),
    ),
  );
  expect(relying.map(({ id }) => id)).toEqual([]);
});
