import { operationOf } from '../spec/operations.ts';
import { plainName } from './names.ts';
import type { ScenarioRun } from './scenario-run.ts';
import type { CallStep } from './step.ts';

const probesOfUser = (run: ScenarioRun, user: string): string[] =>
  [...run.probes.values()].filter((probe) => probe.user === user).map((probe) => probe.name);

/** Notes whose state a call may change, so that a deviation concerning them may be a lagging effect. GETs and sends change nothing. */
export const beginEffects = (run: ScenarioRun, step: CallStep): void => {
  const { method } = operationOf(step.operation);
  if (method === 'GET' || method === 'POST') return;
  const probes = typeof step.connection === 'string' ? [step.connection] : [];
  const users = step.user === undefined ? [] : probesOfUser(run, plainName(run, step.user, 'user'));
  run.pending.begin([...probes, ...users]);
};
