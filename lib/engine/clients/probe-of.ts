import type { Probe } from '../../probe/probe.ts';
import { Stop, type ScenarioRun } from '../state/scenario-run.ts';

/** The probe of that name. @throws Stop if it never connected */
export const probeOf = (run: ScenarioRun, name: string): Probe => {
  const probe = run.probes.get(name);
  if (probe === undefined) throw new Stop('not-testable', `probe "${name}" never connected`);
  return probe;
};
