import { answer } from './answer.ts';
import { audience } from './audience.ts';
import { exists } from './exists.ts';
import { closeRecord, handshake, isMessage, negotiateAnswer, renderInvocation, reply } from './hub-protocol.ts';
import { decodeName, nameIsValid } from './names.ts';
import type { Policies } from './policies.ts';
import { inherit, join, register, unregister } from './presence.ts';
import { readBody } from './read-body.ts';
import { readQuery } from './read-query.ts';
import { due, forget, joinUser, overflow, relation, store, unrelate, unrelateAll } from './relations.ts';
import { route } from './route.ts';
import { dropMembership } from '../state/state.ts';
import { isForHub, isForRequest } from './token-audience.ts';
import { isTimely, readToken, userOf, verifySignature } from './tokens.ts';

/** The policies of a service as the documents describe it. A new object each time. */
export const correctPolicies = (): Policies => ({
  route,
  decodeName,
  nameIsValid,
  nameKey: (name) => name,
  readQuery,
  readBody,
  answer,
  readToken,
  verifySignature,
  isTimely,
  isForRequest,
  isForHub,
  userOf,
  audience,
  renderInvocation,
  deliver: (connection, record) => connection.transport.send(record),
  takeEffect: (effect) => effect.apply(),
  join,
  leave: dropMembership,
  relation,
  store,
  joinUser,
  overflow,
  due,
  forget,
  unrelate,
  unrelateAll,
  exists,
  register,
  inherit,
  unregister,
  closing: (hub, { connection }) => {
    const one = hub.connections.get(connection);
    return one === undefined ? [] : [one];
  },
  closeRecord: (_connection, reason) => closeRecord(reason),
  endSocket: ({ transport }) => transport.close(),
  negotiateAnswer,
  handshake,
  isMessage,
  reply,
  hears: () => true,
  noticesEnd: () => true,
  pingRecord: () => '{"type":6}',
});
