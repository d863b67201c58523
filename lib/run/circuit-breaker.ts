import { countOf } from '../contract/quantity.ts';
import type { Exchange } from '../contract/exchange.ts';
import { isThrottled } from '../rest/is-throttled.ts';
import { retryAfterMs } from '../rest/retry-after.ts';
import type { Stopped } from '../contract/report.ts';

type Seen = Pick<Exchange, 'status' | 'responseHeaders' | 'failure' | 'sentAtMs' | 'durationMs'> &
  Partial<Pick<Exchange, 'operation'>>;

/** Looks at every exchange of a run and says when going on is of no use. */
export interface CircuitBreaker {
  see(exchange: Seen): void;
  /** Why the run should end; undefined: it may go on. `atEnd`: nothing more will be sent, so how long it has lasted is of no account. */
  verdict(options?: { readonly atEnd: boolean }): Stopped | undefined;
}

type Trouble = 'throttled' | 'silent';

interface Streak {
  readonly trouble: Trouble;
  readonly sinceMs: number;
  /** When the first of them was given up. */
  readonly firstEndedAtMs: number;
  /** Whether one of them was sent after that. Requests that were under way together may have in common what is not answered. */
  isAskedAgain: boolean;
  untilMs: number;
  count: number;
  /** The longest that the target asked for. */
  retryAfterMs: number;
}

/** Shorter streaks happen to any service. */
const leastMs = 5000;
/** A target that asks for a longer pause is not asked again in this run. */
const longestRetryAfterMs = 30_000;

const troubleOf = ({ status, failure }: Seen): Trouble | undefined => {
  if (isThrottled({ status })) return 'throttled';
  return status === undefined && failure !== undefined ? 'silent' : undefined;
};

const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} s`;

const isToldToStop = (streak: Streak): boolean => streak.retryAfterMs > longestRetryAfterMs;

const throttledBy = (streak: Streak): string => {
  const { sinceMs, untilMs, count } = streak;
  const asked = isToldToStop(streak) ? `, and asks to wait ${seconds(streak.retryAfterMs)}` : '';
  return `the target throttled (429 or 503) the last ${countOf(count, 'request')}, for ${seconds(untilMs - sinceMs)}${asked}`;
};

const stoppedBy = (streak: Streak): Stopped => {
  const { trouble, sinceMs, untilMs, count } = streak;
  if (trouble === 'throttled') return { code: 'ERR_THROTTLED', message: throttledBy(streak) };
  const message = `the target stopped answering: no answer to the last ${countOf(count, 'request')}, for ${seconds(untilMs - sinceMs)}`;
  return { code: 'ERR_TARGET_UNREACHABLE', message };
};

/**
 * Ends a run whose target throttles on and on, or no longer answers at all, in place of letting hundreds of checks run into the same wall. One answer of another
 * kind closes a streak: a service that errs on some requests is to be judged, not given up.
 *
 * @param leastCount so many of the same in a row, none of which was sent because of another's failure, before anything is believed
 */
export const createCircuitBreaker = (leastCount: number): CircuitBreaker => {
  let streak: Streak | undefined;
  return {
    see: (exchange) => {
      if (exchange.failure?.code === 'ERR_ABORTED') return;
      // A service may answer REST and no negotiation. The checks judge that.
      if (exchange.operation === 'negotiate' && exchange.failure !== undefined) return;
      const trouble = troubleOf(exchange);
      const endedAtMs = exchange.sentAtMs + exchange.durationMs;
      if (trouble === undefined) streak = undefined;
      else if (streak?.trouble === trouble) {
        streak.count += 1;
        streak.isAskedAgain ||= exchange.sentAtMs >= streak.firstEndedAtMs;
        streak.untilMs = Math.max(streak.untilMs, endedAtMs);
      } else {
        const times = { sinceMs: exchange.sentAtMs, firstEndedAtMs: endedAtMs, untilMs: endedAtMs };
        streak = { trouble, ...times, isAskedAgain: false, count: 1, retryAfterMs: 0 };
      }
      if (streak !== undefined)
        streak.retryAfterMs = Math.max(streak.retryAfterMs, retryAfterMs(exchange.responseHeaders) ?? 0);
    },
    verdict: ({ atEnd } = { atEnd: false }) => {
      if (streak === undefined || streak.count < leastCount) return undefined;
      if (streak.trouble === 'silent' && !streak.isAskedAgain) return undefined;
      const isOver = atEnd || isToldToStop(streak) || streak.untilMs - streak.sinceMs >= leastMs;
      return isOver ? stoppedBy(streak) : undefined;
    },
  };
};
