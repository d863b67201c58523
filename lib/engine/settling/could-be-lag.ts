import type { OperationId } from '../../spec/operation.ts';
import { appearing, vanishing, type EffectKind } from './effect.ts';

/** A deviation, as far as it matters for whether lag could bring it about. */
export type Deviation =
  /** A wrong status. `operation` says what it means. */
  | {
      readonly what: 'answer';
      readonly status: number;
      readonly operation: {
        readonly id: OperationId;
        readonly success: readonly number[];
        readonly notThere: readonly number[];
      };
    }
  /** A message did not come to somebody. */
  | { readonly what: 'missing' }
  /** A message came to somebody outside its audience. `afterClose`: who had been told by then that their connection is closed. */
  | { readonly what: 'stray'; readonly afterClose: boolean }
  | { readonly what: 'second copy' | 'altered' | 'out of order' };

const ofConnections: readonly EffectKind[] = ['registration', 'close', 'end'];
const ofUsersInGroups: readonly EffectKind[] = ['user-join', 'user-leave', 'user-leave-all', 'expiry'];
const ofGroups: readonly EffectKind[] = [...ofConnections, 'join', 'leave', ...ofUsersInGroups];

/** The effects that the answer of an operation depends on. Storing and removing the users of a group depends on none: nobody has to be there. */
const answersBy: Readonly<Partial<Record<OperationId, readonly EffectKind[]>>> = {
  connectionExists: ofConnections,
  userHasConnections: ofConnections,
  groupHasConnections: ofGroups,
  userIsInGroup: ofUsersInGroups,
  closeConnection: ofConnections,
  addConnectionToGroup: ofConnections,
  removeConnectionFromGroup: ofGroups,
  broadcast: ofConnections,
  sendToUser: ofConnections,
  sendToConnection: ofConnections,
  sendToGroup: ofGroups,
};

const vanishes = (kind: EffectKind): boolean => vanishing.has(kind) || kind === 'end';

const explainAnswer = (
  { status, operation }: Extract<Deviation, { what: 'answer' }>,
  pending: readonly EffectKind[],
): boolean => {
  const concerned = pending.filter((kind) => answersBy[operation.id]?.includes(kind));
  if (operation.notThere.includes(status)) return concerned.some((kind) => appearing.has(kind));
  return operation.success.includes(status) && concerned.some(vanishes);
};

/**
 * Whether a deviation could come of an effect that lags. A refusal, a server error, a second copy, an altered message, a message to somebody who was never
 * in its audience: these never do, however long an effect may take.
 * @param pending the kinds of effects that may still have lagged; for a message, those that concern the client in question
 */
export const couldBeLag = (deviation: Deviation, pending: readonly EffectKind[]): boolean => {
  switch (deviation.what) {
    case 'answer':
      return explainAnswer(deviation, pending);
    case 'missing':
      return pending.some((kind) => appearing.has(kind));
    case 'stray':
      return !deviation.afterClose && pending.some((kind) => vanishing.has(kind));
    default:
      return false;
  }
};
