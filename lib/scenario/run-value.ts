import type { Property } from './check.ts';
import { runSteps, type Result } from './run-scenario.ts';
import type { SessionContext } from './session.ts';
import { stepsOfValue } from './steps-of-value.ts';

/** One value in a scenario of its own: what shrinking repeats. */
export const runValue = (context: SessionContext, check: Property<unknown>, value: unknown): Promise<Result> =>
  runSteps(context, check, stepsOfValue(check, value));
