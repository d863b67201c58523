import type { CallStep } from '../contract/step.ts';
import type { OperationId } from '../spec/operation.ts';
import { shapeOf } from '../spec/shape.ts';
import type { StatusWord } from '../spec/status-word.ts';
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

const answered = (model: Model, ...answers: readonly StatusWord[]): Moved => ({ model, expected: { answers } });

const look =
  (answers: (context: CallContext) => readonly StatusWord[]) =>
  (context: CallContext): Moved =>
    answered(context.model, ...answers(context));

const sent = (context: CallContext): Moved => ({ model: context.model, expected: send(context) });

// No document says how closing a missing connection is answered.
const close = ({ model, connection }: CallContext): Moved =>
  connection?.alive === 'yes' ? answered(end(model, connection.probe), 'success') : { model, expected: {} };

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
    'success',
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
  removeUserFromGroup: ({ model, hub, user, group }) => answered(remove(model, { hub, user }, group), 'success'),
  removeUserFromAllGroups: ({ model, hub, user }) => answered(remove(model, { hub, user }), 'success'),
};

/** The call may or may not be accepted, so its effect is uncertain. */
const leftOpen = (model: Model, { model: after, expected }: Moved): Moved => {
  const maybe = [...(expected.reaches ?? []), ...(expected.maybe ?? [])];
  return {
    model: blend(model, after),
    expected: expected.reaches === undefined ? {} : { reaches: [], maybe },
  };
};

const refused = (model: Model, call: CallStep, answer: StatusWord): Moved => {
  const nobody: Expected = shapeOf(call.operation).kind === 'send' ? { reaches: [], maybe: [] } : {};
  return { model, expected: { ...nobody, answers: [answer] } };
};

/** Models one of the fourteen operations, as the REST v1 document describes it. */
export const stepCall = (model: Model, call: CallStep): Moved => {
  const token = tokenVerdict(call.token, 'aud-rest');
  const validity = callValidity(call);
  if (token === 'refused') return refused(model, call, 'unauthorized');
  if (token === 'good' && validity === 'refused') return refused(model, call, 'invalid');
  const moved = wellFormed[call.operation](callContext(model, call));
  return token === 'open' || validity !== 'valid' || call.observe !== undefined ? leftOpen(model, moved) : moved;
};
