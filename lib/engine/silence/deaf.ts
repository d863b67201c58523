import type { Sent } from '../ledger/ledger.ts';
import { isSuccess } from '../../spec/expected-statuses.ts';
import { isLive } from '../state/is-live.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Notes which of the probes have got none of these controls, of which one at least was accepted for them, in all the time that they may take. */
export const noteDeaf = (run: ScenarioRun, names: readonly string[], controls: readonly Sent[]): void => {
  for (const name of names) {
    const first = controls.find(({ reaches, exchange }) => reaches.has(name) && isSuccess(exchange?.status));
    const probe = run.probes.get(name);
    if (first === undefined || !isLive(probe)) continue;
    if (!controls.some(({ arrivals }) => arrivals.has(name))) run.trace.deaf.set(probe, first);
  }
};

/** Whether a control was lost on its way to the probe and nothing has come to it since: what else is missing there is not waited for as long again. */
export const isDeaf = ({ trace, probes, context }: ScenarioRun, name: string): boolean => {
  const probe = probes.get(name);
  const control = probe && trace.deaf.get(probe);
  return control !== undefined && !control.arrivals.has(name) && !context.ledger.hasLater(control, name);
};
