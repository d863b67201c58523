import { beforeAll, describe, expect, it } from 'vitest';
import { suites } from '../../suites/index.ts';
import type { Scenario } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Step } from '../contract/step.ts';
import { judgeReference } from '../proof/judge-reference.ts';

const areas: ReadonlySet<string> = new Set(['broadcast', 'users', 'connections', 'groups', 'user-groups', 'auth']);

/** A preparation that no correct service lets succeed: it ends the scenario. */
const end: Step = { do: 'call', operation: 'userIsInGroup', user: 'stranger', group: 'elsewhere', setup: true };

const scenarios = suites
  .filter(({ area }) => areas.has(area))
  .flatMap(({ checks }) => checks)
  .filter((check): check is Scenario => 'steps' in check && check.steps.length > 2);

interface Ended {
  readonly check: Scenario;
  /** Requirements that a step after the end names as its own. */
  readonly open: ReadonlySet<string>;
}

/** The scenario with an end after each step but the last; a third of all places, so that it takes seconds. */
const endedEarly = (check: Scenario, offset: number): readonly Ended[] =>
  check.steps.slice(1).flatMap((_step, index) => {
    if ((index + offset) % 3 !== 0) return [];
    const steps = [...check.steps.slice(0, index + 1), end, ...check.steps.slice(index + 1)];
    const open = new Set(check.steps.slice(index + 1).flatMap(({ verifies = [] }) => verifies));
    return [{ check: { ...check, id: `${check.id}-${index}`, steps }, open }];
  });

const all = scenarios.flatMap(endedEarly);

describe('a requirement is judged by all steps that decide it', () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    const judged = await judgeReference(
      all.map(({ check }) => check),
      { shrink: false },
    );
    outcomes = new Map(judged.map((outcome) => [outcome.check, outcome]));
  }, 120_000);

  it('ends scenarios at many places', () => {
    expect(all.length).toBeGreaterThan(50);
    expect([...outcomes.values()].filter(({ state }) => state === 'not-testable').length).toBeGreaterThan(50);
  });

  it.each(all)('$check.id is not judged on what it did not come to', ({ check, open }) => {
    const outcome = outcomes.get(check.id);
    expect(outcome?.looked.filter((id) => open.has(id))).toEqual([]);
  });
});
