import { expect, it } from 'vitest';
import type { Name } from '../../lib/contract/step.ts';
import { walkSteps } from '../../lib/engine/plan/walk-steps.ts';
import { namesSuite } from './names-suite.ts';

const exactly = (name: Name | undefined): readonly string[] =>
  typeof name === 'object' && 'exactly' in name ? [name.exactly] : [];

const scenarios = namesSuite.checks.flatMap((check) =>
  'steps' in check && !check.id.endsWith('-case') ? [check] : [],
);

it.each(scenarios)(
  '$id has no two names that are one for a service that folds case, which is another matter',
  ({ steps }) => {
    const names = new Set(
      [...walkSteps(steps)].flatMap((step) =>
        step.do === 'call' ? [...exactly(step.group), ...exactly(step.user)] : [],
      ),
    );
    for (const fold of ['toLowerCase', 'toUpperCase'] as const)
      expect(new Set([...names].map((name) => name[fold]())).size).toBe(names.size);
  },
);
