import type { ScenarioRun } from '../state/scenario-run.ts';

/** Whether all of these probes are clients without a user. */
export const areGuests = ({ probes }: ScenarioRun, names: readonly string[]): boolean =>
  names.every((name) => probes.has(name) && probes.get(name)?.user === undefined);
