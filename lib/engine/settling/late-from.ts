import type { OperationId } from '../../spec/operation.ts';
import { isConcerned } from './could-be-lag.ts';
import type { EffectKind } from './effect.ts';
import type { Effects } from './effects.ts';
import type { SettlingPorts } from './settling-ports.ts';

type Pace = Pick<SettlingPorts, 'settleMs' | 'budgetMs'>;

/** After half of the budget there is time left for the question that follows the first one. */
const longestWaitMs = (kind: EffectKind, { budgetMs }: Pace): number => budgetMs(kind) / 2;

/** Whether a first question can be put when effects of a kind have settled, and sooner than lag is no excuse any more. */
export const canWaitLonger = (kind: EffectKind, pace: Pace): boolean =>
  pace.settleMs(kind) <= longestWaitMs(kind, pace);

/** How long a first question waits that was wrong in so many attempts: longer each time. */
const waitBeforeFirst = (kind: EffectKind, attempts: number, pace: Pace): number =>
  Math.min(2 ** (attempts - 1) * pace.settleMs(kind), longestWaitMs(kind, pace));

/**
 * The moment from which on all that this operation depends on is late, if it is not visible yet, as `performance.now()` milliseconds.
 * @param firsts in so many attempts only the first question was answered wrongly; 0: in not every one
 */
export const lateFrom = (
  operation: OperationId,
  effects: Pick<Effects, 'pending'>,
  ports: Pick<SettlingPorts, 'lateMs'> & Pace,
  firsts: number,
): number => {
  const concerned = effects.pending(performance.now()).filter(({ kind }) => isConcerned(operation, kind));
  const afterMs = (kind: EffectKind): number =>
    firsts === 0 ? ports.lateMs(kind) : waitBeforeFirst(kind, firsts, ports);
  const moments = concerned.map(
    ({ kind, acceptedAt = 0, learnsWithinMs }) => acceptedAt + learnsWithinMs + afterMs(kind),
  );
  // Of a kind that could not be measured nothing is late.
  return Math.max(0, ...moments.filter(Number.isFinite));
};
