import type { CallStep } from '../contract/step.ts';
import type { OperationId } from '../spec/operation.ts';
import { operationOf } from '../spec/operations.ts';
import { blend } from './blend.ts';
import { type CallContext, callContext } from './call-context.ts';
import { connectionExists, groupHasConnections, userHasConnections, userIsInGroup } from './existence.ts';
import type { Expected, Moved } from './expected.ts';
import { end } from './lifecycle.ts';
import { addConnection, removeConnection } from './membership.ts';
import type { Model } from './model.ts';
import { remove, store } from './relations.ts';
import { send } from './send.ts';
import { tokenVerdict } from './token-verdict.ts';
import { callValidity } from './validity.ts';

/** The value assumed for the shortest ttl. No number of seconds in a scenario may be below it. */
const shortSeconds = 1;

const ttlSeconds = ({ ttl }: CallStep): number | undefined => {
  if (ttl === 'short') return shortSeconds;
  return typeof ttl === 'object' ? Number(ttl.raw) : ttl;
};

const answered = (model: Model, ...statuses: readonly number[]): Moved => ({ model, expected: { statuses } });

const look =
  (statuses: (context: CallContext) => readonly number[]) =>
  (context: CallContext): Moved =>
    answered(context.model, ...statuses(context));

const sent = (context: CallContext): Moved => ({ model: context.model, expected: send(context) });

// No document says how closing a missing connection is answered.
const close = ({ model, connection }: CallContext): Moved =>
  connection?.alive === 'yes' ? answered(end(model, connection.probe), 202) : { model, expected: {} };

const addUser = ({ model, call, hub, user, group }: CallContext): Moved =>
  answered(
    store(model, {
      hub,
      user,
      group,
      certainty: 'yes',
      ttlSeconds: ttlSeconds(call),
      label: call.label,
      storedAfter: model.held,
    }),
    202,
  );

const wellFormed: Readonly<Record<OperationId, (context: CallContext) => Moved>> = {
  broadcast: sent,
  sendToUser: sent,
  sendToConnection: sent,
  sendToGroup: sent,
  connectionExists: look(connectionExists),
  groupHasConnections: look(groupHasConnections),
  userHasConnections: look(userHasConnections),
  userIsInGroup: look(userIsInGroup),
  closeConnection: close,
  addConnectionToGroup: addConnection,
  removeConnectionFromGroup: removeConnection,
  addUserToGroup: addUser,
  removeUserFromGroup: ({ model, hub, user, group }) => answered(remove(model, { hub, user }, group), 202),
  removeUserFromAllGroups: ({ model, hub, user }) => answered(remove(model, { hub, user }), 200, 202),
};

/** The call may or may not be accepted, so its effect is uncertain. */
const leftOpen = (model: Model, { model: after, expected }: Moved): Moved => {
  const maybe = [...(expected.reaches ?? []), ...(expected.maybe ?? [])];
  return {
    model: blend(model, after),
    expected: expected.reaches === undefined ? {} : { reaches: [], maybe },
  };
};

const refused = (model: Model, call: CallStep, status: number): Moved => {
  const nobody: Expected = operationOf(call.operation).sends ? { reaches: [], maybe: [] } : {};
  return { model, expected: { ...nobody, statuses: [status] } };
};

/** Models one of the fourteen operations, as the REST v1 document describes it. */
export const stepCall = (model: Model, call: CallStep): Moved => {
  const token = tokenVerdict(call.token, 'aud-rest');
  const validity = callValidity(call);
  if (token === 'refused') return refused(model, call, 401);
  if (token === 'good' && validity === 'refused') return refused(model, call, 400);
  const moved = wellFormed[call.operation](callContext(model, call));
  return token === 'open' || validity !== 'valid' || call.observe !== undefined ? leftOpen(model, moved) : moved;
};
