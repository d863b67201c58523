import type { OperationId } from '../spec/operation.ts';
import { type CallContext, isMember } from './call-context.ts';
import type { Certainty } from './certainty.ts';
import type { Expected } from './expected.ts';
import type { Connection } from './model.ts';

type Meant = (context: CallContext, connection: Connection) => Certainty;

const aliveIf = (meant: boolean, { alive }: Connection): Certainty => (meant ? alive : 'no');

const meantBy: Partial<Record<OperationId, Meant>> = {
  broadcast: (_, connection) => connection.alive,
  sendToUser: ({ user }, connection) => aliveIf(connection.user === user, connection),
  sendToConnection: (context, connection) => aliveIf(connection === context.connection, connection),
  sendToGroup: isMember,
};

/** The audience of a well-formed send. It succeeds even if the audience is empty. */
export const send = (context: CallContext): Expected => {
  const { call, live } = context;
  const meant = meantBy[call.operation];
  if (meant === undefined) throw new TypeError(`${call.operation} sends nothing`);
  const audience = live.filter(({ probe }) => call.excluded?.includes(probe) !== true);
  const those = (certainty: Certainty): readonly string[] =>
    audience.filter((row) => meant(context, row) === certainty).map(({ probe }) => probe);
  return { answers: ['success'], reaches: those('yes'), maybe: those('maybe') };
};
