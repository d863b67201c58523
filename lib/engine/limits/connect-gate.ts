import { setTimeout as passTime } from 'node:timers/promises';

/** How a connect went; `unheard`: the target gave no answer that could be told from none. */
export type ConnectResult = 'connected' | 'refused' | 'unheard';

/** Spaces out connects so that a service's connect rate is kept, and notices when there is no sense in them any more. */
export interface ConnectGate {
  /**
   * Whether one more should be tried. Where all go unheard, one at a time is: should it connect, all are tried again. Where connections come about, but one after the
   * other breaks before a message of ours has come over any, none is.
   */
  admits(): boolean;
  /** Resolves when the next connect may begin. */
  enter(signal: AbortSignal): Promise<void>;
  /** Notes how a connect went that had been admitted; undefined: that says nothing of others. */
  note(result: ConnectResult | undefined, why?: string): void;
  /** Notes that a connection had to be given up for what came over it. */
  broke(why: string): void;
  /** Notes that a message of ours came over one. */
  heard(): void;
  /** Why the last one got no connection, or lost it. */
  readonly trouble: string;
}

export interface ConnectGateOptions {
  readonly perSecond: number;
  /** How long one connect is waited for. */
  readonly deadlineMs: number;
  /** Milliseconds of any clock that does not go back. */
  readonly now?: () => number;
}

/** So many in a row, and none before them, are no accident. */
const manyAtFirst = 8;
/** Where clients did connect before, a service may only stall: it takes more, and several deadlines. */
const many = 24;
const deadlines = 3;

const createHope = ({ deadlineMs, now = () => performance.now() }: ConnectGateOptions) => {
  let unheard = 0;
  let since = 0;
  let answered = false;
  return {
    isLost: () => (answered ? unheard >= many && now() - since >= deadlines * deadlineMs : unheard >= manyAtFirst),
    note: (result: ConnectResult): void => {
      if (result === 'unheard') {
        if (unheard === 0) since = now();
        unheard += 1;
      } else {
        unheard = 0;
        answered = true;
      }
    },
  };
};

/** A gate for so many connects a second; the first second's worth may start at once. */
export const createConnectGate = (options: ConnectGateOptions): ConnectGate => {
  const spacing = 1000 / options.perSecond;
  const hope = createHope(options);
  let free = performance.now() - 1000;
  let underWay = 0;
  let broken = 0;
  let hasHeard = false;
  let trouble = 'none was tried';
  return {
    admits: () => {
      if (broken >= manyAtFirst && !hasHeard) return false;
      if (hope.isLost() && underWay > 0) return false;
      underWay += 1;
      return true;
    },
    note: (result, why) => {
      underWay -= 1;
      if (result !== undefined) hope.note(result);
      if (result === 'unheard' && why !== undefined) trouble = why;
    },
    broke: (why) => {
      broken += 1;
      trouble = why;
    },
    heard: () => {
      hasHeard = true;
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
