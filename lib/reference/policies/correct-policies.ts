import { answersOf } from './answer.ts';
import { audience } from './audience.ts';
import { exists } from './exists.ts';
import { closeRecord, handshake, isMessage, negotiateAnswer, renderInvocation, reply } from './hub-protocol.ts';
import { decodeName, nameIsValid } from './names.ts';
import type { Catalogue } from '../../spec/catalogue.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import type { Policies } from './policies.ts';
import { inherit, join, register, unregister } from './presence.ts';
import { readBody } from './read-body.ts';
import { readQuery } from './read-query.ts';
import { due, forget, joinUser, overflow, relation, store, unrelate, unrelateAll } from './relations.ts';
import { routesOf } from './route.ts';
import { dropMembership } from '../state/state.ts';
import { isForHub, requestAudiencesOf } from './token-audience.ts';
import { isTimely, readToken, userOf, verifySignature } from './tokens.ts';

/** The policies of a service as the documents describe it, in the version of the API that the catalogue has. A new object each time. */
export const correctPolicies = (catalogue: Catalogue = v1): Policies => ({
  route: routesOf(catalogue),
  decodeName,
  nameIsValid,
  nameKey: (name) => name,
  readQuery,
  readBody,
  answer: answersOf(catalogue),
  readToken,
  verifySignature,
  isTimely,
  isForRequest: requestAudiencesOf(catalogue),
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
