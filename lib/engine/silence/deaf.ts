import type { Sent } from '../ledger/ledger.ts';
import { isLive } from '../state/is-live.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Notes which of the probes none of these controls has reached, by whatever route, in all the time that they may take. */
export const noteDeaf = (run: ScenarioRun, names: readonly string[], controls: readonly Sent[]): void => {
  const last = controls.at(-1);
  for (const name of names)
    if (last !== undefined && isLive(run.probes.get(name)) && !controls.some(({ arrivals }) => arrivals.has(name)))
      run.trace.deaf.set(name, last);
};

/** Whether a control was lost on its way to the probe and nothing has come to it since: what else is missing there is not waited for as long again. */
export const isDeaf = ({ trace, context }: ScenarioRun, name: string): boolean => {
  const control = trace.deaf.get(name);
  return control !== undefined && !control.arrivals.has(name) && !context.ledger.hasLater(control, name);
};
