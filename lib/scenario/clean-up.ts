import { operationPath } from '../rest/operation-path.ts';
import { operationOf } from '../spec/operations.ts';
import { nameSegment } from './names.ts';
import type { ScenarioRun } from './scenario-run.ts';
import type { CallStep, Step } from './step.ts';
import { walkSteps } from './walk-steps.ts';

const relationsOf = (steps: readonly Step[]): readonly CallStep[] =>
  [...walkSteps(steps)].filter(
    (step): step is CallStep => step.do === 'call' && step.operation === 'addUserToGroup' && step.token === undefined,
  );

/** Takes back the user-group relations that a scenario made, by their exact users; memberships end with their connections. */
export const cleanUp = async (run: ScenarioRun, steps: readonly Step[]): Promise<void> => {
  const { rest, options, signal } = run.context;
  if (signal.aborted || options.target.profile.claims.without.includes('removeUserFromAllGroups')) return;
  const operation = operationOf('removeUserFromAllGroups');
  const paths = relationsOf(steps).flatMap(({ hub = 'main', user }) => {
    if (user === undefined) return [];
    const segments = { hub: nameSegment(run, hub, 'hub'), user: nameSegment(run, user, 'user') };
    return [operationPath(operation, segments, [])];
  });
  await Promise.all(
    [...new Set(paths)].map((path) => {
      run.usage.exchanges += 1;
      return rest.exchange(
        { operation: operation.id, method: operation.method, path },
        { timeoutMs: options.timing.requestTimeoutMs, signal },
      );
    }),
  );
};
