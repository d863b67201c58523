import type { Exchange } from '../trace/exchange.ts';
import type { Stopped } from '../verdict/report.ts';

/** Looks at every exchange of a run and says when going on is of no use. */
export interface CircuitBreaker {
  see(exchange: Pick<Exchange, 'status' | 'failure' | 'sentAtMs' | 'durationMs'>): void;
  /** Why the run should end; undefined: it may go on. `atEnd`: nothing more will be sent, so how long it has lasted is of no account. */
  verdict(options?: { readonly atEnd: boolean }): Stopped | undefined;
}

type Trouble = 'throttled' | 'silent';

interface Streak {
  readonly trouble: Trouble;
  readonly sinceMs: number;
  untilMs: number;
  count: number;
}

/** Shorter ones are met in the life of any service. */
const leastMs = 5000;

const troubleOf = ({ status, failure }: Parameters<CircuitBreaker['see']>[0]): Trouble | undefined => {
  if (status === 429 || status === 503) return 'throttled';
  return status === undefined && failure !== undefined ? 'silent' : undefined;
};

const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} s`;

const stoppedBy = ({ trouble, sinceMs, untilMs, count }: Streak): Stopped =>
  trouble === 'throttled'
    ? {
        code: 'ERR_THROTTLED',
        message: `the target throttled (429 or 503) every one of the last ${count} requests, for ${seconds(untilMs - sinceMs)}`,
      }
    : {
        code: 'ERR_TARGET_UNREACHABLE',
        message: `the target stopped answering: none of the last ${count} requests was answered, for ${seconds(untilMs - sinceMs)}`,
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
      const trouble = troubleOf(exchange);
      const endedAtMs = exchange.sentAtMs + exchange.durationMs;
      if (trouble === undefined) streak = undefined;
      else if (streak?.trouble === trouble) {
        streak.count += 1;
        streak.untilMs = Math.max(streak.untilMs, endedAtMs);
      } else streak = { trouble, sinceMs: exchange.sentAtMs, untilMs: endedAtMs, count: 1 };
    },
    verdict: ({ atEnd } = { atEnd: false }) => {
      if (streak === undefined || streak.count < leastCount) return undefined;
      return atEnd || streak.untilMs - streak.sinceMs >= leastMs ? stoppedBy(streak) : undefined;
    },
  };
};
