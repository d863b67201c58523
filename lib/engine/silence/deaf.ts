import type { Sent } from '../ledger/ledger.ts';
import { isSuccess } from '../../spec/expected-statuses.ts';
import { isLive } from '../state/is-live.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Notes which of the probes have got none of these controls, of which one at least was accepted for them, in all the time that they may take. */
export const noteDeaf = (run: ScenarioRun, names: readonly string[], controls: readonly Sent[]): void => {
  for (const name of names) {
    const first = controls.find(({ reaches, exchange }) => reaches.has(name) && isSuccess(exchange?.status));
    if (first === undefined || !isLive(run.probes.get(name))) continue;
    if (!controls.some(({ arrivals }) => arrivals.has(name))) run.trace.deaf.set(name, first);
  }
};

/** Whether a control was lost on its way to the probe and nothing has come to it since: what else is missing there is not waited for as long again. */
export const isDeaf = ({ trace, context }: ScenarioRun, name: string): boolean => {
  const control = trace.deaf.get(name);
  return control !== undefined && !control.arrivals.has(name) && !context.ledger.hasLater(control, name);
};
