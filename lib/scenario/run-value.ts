import type { Property } from './check.ts';
import type { Result } from './result.ts';
import { runSteps } from './run-scenario.ts';
import type { SessionContext } from './session-context.ts';
import { stepsOfValue } from './steps-of-value.ts';

/** One value in a scenario of its own: what shrinking repeats. */
export const runValue = (context: SessionContext, check: Property<unknown>, value: unknown): Promise<Result> =>
  runSteps(context, check, stepsOfValue(check, value));
