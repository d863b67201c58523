import { shapeOf } from '../../spec/shape.ts';
import { plainName } from '../state/names.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { CallStep } from '../../contract/step.ts';

const probesOfUser = (run: ScenarioRun, user: string): string[] =>
  [...run.probes.values()].filter((probe) => probe.user === user).map((probe) => probe.name);

/** The probes whose state a call may change. Looks and sends change nothing. */
const concerned = (run: ScenarioRun, step: CallStep): readonly string[] | undefined => {
  if (shapeOf(step.operation).effect === undefined) return undefined;
  const probes = typeof step.connection === 'string' ? [step.connection] : [];
  const users = step.user === undefined ? [] : probesOfUser(run, plainName(run, step.user, 'user'));
  return [...probes, ...users];
};

/** Whether a call may end a membership: also adding a user does, who has too many. */
const takesAway = ({ operation }: CallStep): boolean =>
  operation === 'addUserToGroup' || shapeOf(operation).effect === 'leaves';

const nothing = (): void => undefined;

/**
 * Notes whose state a call may change, so that a deviation concerning them may be a lagging effect.
 * @returns to be called when the answer is there: from then on the effect may lag for the budget
 */
export const beginEffects = (run: ScenarioRun, step: CallStep): (() => void) => {
  const probes = concerned(run, step);
  if (probes === undefined) return nothing;
  const accepted = run.pending.begin(probes);
  const removed = takesAway(step) ? run.removals.begin(probes) : nothing;
  return () => {
    accepted();
    removed();
    // A client of the user may have connected meanwhile.
    run.pending.note(concerned(run, step) ?? []);
  };
};
