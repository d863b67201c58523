import type { OperationId } from '../../spec/operation.ts';
import { isConcerned } from './could-be-lag.ts';
import type { Effects } from './effects.ts';
import type { SettlingPorts } from './settling-ports.ts';

/** The moment from which on all that this operation depends on is late, if it is not visible yet, as `performance.now()` milliseconds. */
export const lateFrom = (
  operation: OperationId,
  effects: Pick<Effects, 'pending'>,
  { lateMs }: Pick<SettlingPorts, 'lateMs'>,
): number => {
  const concerned = effects.pending(performance.now()).filter(({ kind }) => isConcerned(operation, kind));
  const moments = concerned.map(
    ({ kind, acceptedAt = 0, learnsWithinMs }) => acceptedAt + learnsWithinMs + lateMs(kind),
  );
  // Of a kind that could not be measured nothing is late.
  return Math.max(0, ...moments.filter(Number.isFinite));
};
