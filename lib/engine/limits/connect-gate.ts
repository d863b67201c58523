import { setTimeout as passTime } from 'node:timers/promises';

/** The result of a connect attempt. `unanswered`: no usable answer came. */
export type ConnectResult = 'connected' | 'refused' | 'unanswered';

/** Keeps to the connect rate of the service, and stops connecting when the target no longer accepts clients. */
export interface ConnectGate {
  /**
   * Whether another connect should be tried. While all are unanswered, one at a time is tried; after a success, all are tried again. If every connection breaks
   * before any message was delivered over one, none is tried.
   */
  admits(): boolean;
  /** Resolves when the next connect may begin. */
  enter(signal: AbortSignal): Promise<void>;
  /** Records the result of an admitted connect. Undefined: the result says nothing about other connects. */
  note(result: ConnectResult | undefined, why?: string): void;
  /** Records that a connection was given up because of what was received on it. */
  broke(why: string): void;
  /** Records that a message of this run was delivered over a connection. */
  delivered(): void;
  /** Why the last connect failed, or why its connection broke. */
  readonly trouble: string;
}

export interface ConnectGateOptions {
  readonly perSecond: number;
  /** The deadline of one connect. */
  readonly deadlineMs: number;
  /** Milliseconds of any monotonic clock. */
  readonly now?: () => number;
}

/** Enough failures in a row if no client was ever answered. */
const maximumAtFirst = 8;
/** If clients were answered before, the service may only be stalled: this many failures and deadlines are needed. */
const maximum = 24;
const minimumDeadlines = 3;

const createConnectFailures = ({ deadlineMs, now = () => performance.now() }: ConnectGateOptions) => {
  let unanswered = 0;
  let since = 0;
  let wasAnswered = false;
  return {
    areTooMany: () =>
      wasAnswered
        ? unanswered >= maximum && now() - since >= minimumDeadlines * deadlineMs
        : unanswered >= maximumAtFirst,
    note: (result: ConnectResult): void => {
      if (result === 'unanswered') {
        if (unanswered === 0) since = now();
        unanswered += 1;
      } else {
        unanswered = 0;
        wasAnswered = true;
      }
    },
  };
};

/** A gate for `perSecond` connects a second. The connects of the first second may start at once. */
export const createConnectGate = (options: ConnectGateOptions): ConnectGate => {
  const spacing = 1000 / options.perSecond;
  const failures = createConnectFailures(options);
  let free = performance.now() - 1000;
  let underWay = 0;
  let broken = 0;
  let hasDelivered = false;
  let trouble = 'none was tried';
  return {
    admits: () => {
      if (broken >= maximumAtFirst && !hasDelivered) return false;
      if (failures.areTooMany() && underWay > 0) return false;
      underWay += 1;
      return true;
    },
    note: (result, why) => {
      underWay -= 1;
      if (result !== undefined) failures.note(result);
      if (result === 'unanswered' && why !== undefined) trouble = why;
    },
    broke: (why) => {
      broken += 1;
      trouble = why;
    },
    delivered: () => {
      hasDelivered = true;
    },
    get trouble() {
      return trouble;
    },
    enter: async (signal) => {
      const now = performance.now();
      free = Math.max(free + spacing, now - 1000);
      if (free > now) await passTime(free - now, undefined, { signal });
    },
  };
};
