import { sumSends, type Sends } from '../../engine/plan/forecast.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Target } from '../../target/target.ts';

const nothing: Sends = { requests: 0, messages: 0, connects: 0 };

const claimed = ({ profile }: Target, ...ids: readonly OperationId[]): number =>
  ids.filter((id) => !profile.claims.without.includes(id)).length;

/** A question, three that tell this API from others, and what it must accept. */
const costOfKnocking = (target: Target): Sends => ({
  ...nothing,
  requests: 4 + claimed(target, 'broadcast', 'removeUserFromAllGroups', 'removeUserFromGroup'),
});

/** A client and a message to it. */
const costOfClient: Sends = { requests: 2, messages: 1, connects: 1 };

const roundTrips: Sends = { ...nothing, requests: 3 };

/** A client, and messages to it: one until it is known, and three that are measured. */
const costOfDeliveries: Sends = { requests: 5, messages: 4, connects: 1 };

/** Two samples of each kind: a change and a question; the last two are about a client of their own. */
const costOfEffects = (target: Target): Sends => {
  if (target.profile.consistency.effectBudgetMs === 0) return nothing;
  const ofGroups = claimed(target, 'groupHasConnections') === 0 ? 0 : 2;
  const joins = claimed(
    target,
    'addConnectionToGroup',
    'removeConnectionFromGroup',
    'addUserToGroup',
    'removeUserFromGroup',
  );
  const ends = claimed(target, 'closeConnection', 'connectionExists') === 2 ? 2 : 0;
  return { requests: 2 * (ofGroups * joins + 2 * ends), messages: 0, connects: ends };
};

/** What preflight and calibration send to a correct target. */
export const openingCost = (target: Target): Sends => {
  const { profile, accessKey } = target;
  const always = [costOfKnocking(target), roundTrips];
  if (!profile.claims.clients) return sumSends(always);
  const preflight = accessKey === undefined ? nothing : costOfClient;
  return sumSends([...always, preflight, costOfDeliveries, costOfEffects(target)]);
};
