import type { Doubt } from '../ledger/doubt.ts';
import type { OperationId } from '../../spec/operation.ts';
import { isConcerned } from './could-be-lag.ts';
import type { Effects } from './effects.ts';

/** What lag may explain of a message that is sent now. The ledger keeps it longer than the scenario lives, so that it must not hold the ports. */
export const doubtFrom = (
  operation: OperationId,
  effects: Effects,
  users: ReadonlyMap<string, string | undefined>,
): Doubt => {
  const sentAt = performance.now();
  return {
    explains: (name, arrivedAt) =>
      effects
        .explainingStray(sentAt, arrivedAt, { name, user: users.get(name) })
        .some(({ kind }) => isConcerned(operation, kind)),
  };
};
