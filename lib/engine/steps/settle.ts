import type { StepKind } from './parts/step-kind.ts';
import { jsCall } from './parts/write-js.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { SettleStep } from '../../contract/step.ts';

/** Lets the effects of the scenario settle. */
const doSettle = async (run: ScenarioRun, step: SettleStep): Promise<void> => {
  await run.settling.before(step);
};

/** Lets the effects of the scenario settle. */
export const settle: StepKind<SettleStep> = {
  do: doSettle,
  cost: (_step, { timing }) => ({ settles: true, waitMs: timing.settleMs }),
  needs: () => ({}),
  show: () => 'wait until effects have settled',
  script: () => jsCall('settle'),
};
