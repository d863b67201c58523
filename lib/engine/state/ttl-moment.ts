import type { Moment, ScenarioRun } from './scenario-run.ts';

/** When the labelled call was made, and how long its ttl lasts. @throws TypeError if no call with a ttl has the label */
export const ttlMoment = (run: ScenarioRun, label: string): Moment & { readonly ttlMs: number } => {
  const moment = run.labels.get(label);
  if (moment?.ttlMs === undefined) throw new TypeError(`${run.check.id}: no call with a ttl is labelled "${label}"`);
  return { ...moment, ttlMs: moment.ttlMs };
};
