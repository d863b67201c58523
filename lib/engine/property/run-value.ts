import type { Property } from '../../contract/check.ts';
import type { Result } from '../state/result.ts';
import { runScenario } from '../scenario/run-scenario.ts';
import type { Attempt } from '../state/attempt.ts';
import type { SessionContext } from '../state/session-context.ts';
import { stepsOfValue } from '../plan/steps-of-value.ts';

/** Runs one value in its own scenario, as shrinking does repeatedly. */
export const runValue = (
  context: SessionContext,
  check: Property<unknown>,
  value: unknown,
  deadlines: Attempt['deadlines'] = 'full',
): Promise<Result> =>
  runScenario(context, {
    check,
    steps: stepsOfValue(check, value),
    deadlines,
    isProgram: check.operations !== undefined,
  });
