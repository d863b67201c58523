import type { Sent } from '../ledger/ledger.ts';
import { isSuccess } from '../../spec/expected-statuses.ts';
import { isLive } from '../state/is-live.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Notes the probes that none of these control messages has reached in all the time that it may take. Only if the target had accepted one for them. */
export const noteDeaf = (run: ScenarioRun, names: readonly string[], controls: readonly Sent[]): void => {
  for (const name of names) {
    const first = controls.find(({ reaches, exchange }) => reaches.has(name) && isSuccess(exchange?.status));
    const probe = run.probes.get(name);
    if (first === undefined || !isLive(probe)) continue;
    if (!controls.some(({ arrivals }) => arrivals.has(name))) run.trace.deaf.set(probe, first);
  }
};

/** Whether a control message to the probe was lost and nothing has come since. What else is missing there is waited for less long. */
export const isDeaf = ({ trace, probes, context }: ScenarioRun, name: string): boolean => {
  const probe = probes.get(name);
  const control = probe && trace.deaf.get(probe);
  return control !== undefined && !control.arrivals.has(name) && !context.ledger.hasLater(control, name);
};
