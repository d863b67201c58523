import type { Policies } from '../../reference/policies/policies.ts';
import type { Connection } from '../../reference/state/state.ts';

const runOfRecord = /"m\.([a-z0-9]+)\.\d+\./;
const runOfHub = /_\d+_([a-z0-9]+)$/;

/**
 * A correct service that watches what it delivers: no frame of one run may go to a connection of another. A connection belongs to the run that its hub
 * carries, or, in a hub whose name a check chose, to the run from which it got its first frame.
 */
export const watchCrossings = (correct: Policies, onCrossing: (from: string, to: string) => void): Policies => {
  const owners = new WeakMap<Connection, string>();
  return {
    ...correct,
    deliver: (connection, record, call) => {
      const from = runOfRecord.exec(record)?.[1];
      const owner = owners.get(connection) ?? runOfHub.exec(connection.hub)?.[1] ?? from;
      if (owner !== undefined) owners.set(connection, owner);
      if (from !== undefined && owner !== undefined && from !== owner) onCrossing(from, owner);
      correct.deliver(connection, record, call);
    },
  };
};
