import { operationOf } from '../../contract/exchange.ts';
import { answerCodes, type Finding } from '../../contract/outcome.ts';
import { isAbsence } from '../../spec/expected-statuses.ts';
import type { Operation, OperationId } from '../../spec/operation.ts';
import { appearing, vanishing, type Effect, type EffectKind } from './effect.ts';

/** A deviation, as far as it matters for whether lag could bring it about. */
export type Deviation =
  /** A wrong status. `operation` says what it means. */
  | {
      readonly what: 'answer';
      readonly status: number;
      readonly operation: Pick<Operation, 'id' | 'success' | 'notThere' | 'saysNotThere'>;
    }
  /** A message did not reach a client. */
  | { readonly what: 'missing'; readonly operation: OperationId }
  /** A message reached a client outside its audience. `afterClose`: the client had already received a close message. */
  | { readonly what: 'stray'; readonly operation: OperationId; readonly afterClose: boolean }
  | { readonly what: 'second copy' | 'altered' | 'out of order' };

const ofConnections: readonly EffectKind[] = ['registration', 'close', 'end'];
const ofUsersInGroups: readonly EffectKind[] = [
  'user-join',
  'overwriting-join',
  'user-leave',
  'user-leave-all',
  'expiry',
];
const ofGroups: readonly EffectKind[] = [...ofConnections, 'join', 'leave', ...ofUsersInGroups];

/** The effects that the response of an operation depends on, and whom its message reaches. Storing and removing users of a group depends on none, since no client is needed. */
const dependsOn: Readonly<Partial<Record<OperationId, readonly EffectKind[]>>> = {
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

/** Whether the response of an operation, or whom its message reaches, depends on effects of this kind. */
export const isConcerned = (operation: OperationId, kind: EffectKind): boolean =>
  dependsOn[operation]?.includes(kind) === true;

const vanishes = (kind: EffectKind): boolean => vanishing.has(kind) || kind === 'end';

const explainAnswer = (
  { status, operation }: Extract<Deviation, { what: 'answer' }>,
  pending: readonly EffectKind[],
): boolean => {
  const concerned = pending.filter((kind) => isConcerned(operation.id, kind));
  if (isAbsence(operation, status)) return concerned.some((kind) => appearing.has(kind));
  return operation.success.includes(status) && concerned.some(vanishes);
};

/**
 * Whether a lagging effect could cause a deviation. A refusal, a server error, a second copy, an altered message, or
 * a message to a client that was never in its audience cannot be caused by lag.
 * @param pending the kinds of effects that may still have lagged; for a message, those that concern the client in question
 */
export const couldBeLag = (deviation: Deviation, pending: readonly EffectKind[]): boolean => {
  switch (deviation.what) {
    case 'answer':
      return explainAnswer(deviation, pending);
    case 'missing':
      return pending.some((kind) => appearing.has(kind) && isConcerned(deviation.operation, kind));
    case 'stray':
      return (
        !deviation.afterClose && pending.some((kind) => vanishing.has(kind) && isConcerned(deviation.operation, kind))
      );
    default:
      return false;
  }
};

/**
 * Whether a finding is another order of messages, or an answer that says neither that something is not there nor that it is: another success than the documented
 * one, a refusal, a server error. No lag brings it about, nor a ttl that is less precise than it was taken to be, whatever has not settled.
 */
export const isBeyondLag = (
  { code, exchange }: Pick<Finding, 'code' | 'exchange'>,
  catalogued: (id: OperationId) => Pick<Operation, 'success' | 'notThere' | 'saysNotThere'>,
): boolean => {
  if (code === 'out-of-order') return true;
  if (!answerCodes.has(code) || exchange?.status === undefined) return false;
  const asked = operationOf(exchange);
  if (asked === undefined) return false;
  const operation = catalogued(asked);
  return !isAbsence(operation, exchange.status) && !operation.success.includes(exchange.status);
};

interface OutlastingOptions {
  readonly deviation: Extract<Deviation, { what: 'answer' }>;
  readonly askedAt: number;
  readonly effects: readonly Effect[];
  /** Those that are known to outlast all the time that effects may take. */
  readonly outlasting: Set<string>;
}

/**
 * The effects that may still explain a wrong answer when the run waits no longer for what it takes for lost: until one like it has been wrong for all the time that
 * the profile allows, it may be late as well as lost. Notes what has been.
 */
export const mayStillLag = ({ deviation, askedAt, effects, outlasting }: OutlastingOptions): readonly Effect[] => {
  const { operation, status } = deviation;
  const about = `${operation.id} ${isAbsence(operation, status) ? 'absent' : 'there'}`;
  const concerned = effects.filter(({ kind }) => couldBeLag(deviation, [kind]));
  const open = concerned.filter(({ budgetEnd }) => budgetEnd > askedAt);
  // As long as another effect may explain the answer, it says nothing of those that have had their time.
  if (open.length === 0) for (const { kind } of concerned) outlasting.add(`${about} ${kind}`);
  return open.filter(({ kind }) => !outlasting.has(`${about} ${kind}`));
};
