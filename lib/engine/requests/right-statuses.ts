import type { CallStep } from '../../contract/step.ts';
import { expectedStatuses, type ExpectedStatuses } from '../../spec/expected-statuses.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** The statuses that are right: what the step says, else every documented success. */
export const rightStatuses = (run: ScenarioRun, step: CallStep): ExpectedStatuses =>
  expectedStatuses(run.context.operation(step.operation), step.expect ?? 'success');
