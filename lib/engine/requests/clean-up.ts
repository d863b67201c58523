import { operationRequest } from '../../rest/operation-request.ts';
import { nameSegment } from '../state/names.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { CallStep } from '../../contract/step.ts';
import { watchStatus } from './watch-status.ts';

/** After an interruption, the clean-up waits only briefly for the target. */
const interruptedMs = 3000;

const removal = 'removeUserFromAllGroups';

/**
 * Records the user whom a call adds to a group, so that clean-up can remove them, even if the call should be refused,
 * since it may be accepted.
 * @returns a function to call if the call was accepted
 */
export const noteRelation = (run: ScenarioRun, { operation, user, hub = 'main' }: CallStep): (() => void) => {
  if (operation !== 'addUserToGroup' || user === undefined) return () => undefined;
  const segments = { hub: nameSegment(run, hub, 'hub'), user: nameSegment(run, user, 'user') };
  const { path } = operationRequest(run.context.operation(removal), segments);
  run.related.set(path, run.related.get(path) ?? false);
  return () => void run.related.set(path, true);
};

/** Takes back the user-group relations that a scenario made, by their exact users, also when interrupted; memberships end with their connections. */
export const cleanUp = async (run: ScenarioRun): Promise<void> => {
  const { rest, options, signal } = run.context;
  if (options.target.profile.claims.without.includes(removal)) return;
  const { method } = run.context.operation(removal);
  const waits = signal.aborted ? { timeoutMs: interruptedMs } : {};
  await Promise.all(
    [...run.related].map(async ([path, accepted]) => {
      run.usage.exchanges += 1;
      const exchange = await rest.exchange({ operation: removal, method, path }, waits);
      // If the name was refused, its removal may be refused with an undocumented status.
      if (accepted) watchStatus(run, exchange, 'clean-up', false);
    }),
  );
};
