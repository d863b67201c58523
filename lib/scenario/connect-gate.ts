import { setTimeout as passTime } from 'node:timers/promises';

/** Spaces out connects so that a service's connect rate is kept. */
export interface ConnectGate {
  /** Resolves when the next connect may begin. */
  enter(signal: AbortSignal): Promise<void>;
  /** Notes how a connect went; `unheard`: the target gave no answer that could be told from none. */
  note(result: 'connected' | 'refused' | 'unheard'): void;
  /** Whether so many have gone unheard, and not one has ever connected, that trying others is a waste of everybody's time. */
  readonly hopeless: boolean;
}

/** So many in a row, none before, are no accident. */
const hopelessAfter = 8;

/** A gate for so many connects a second; the first second's worth may start at once. */
export const createConnectGate = (perSecond: number): ConnectGate => {
  const spacing = 1000 / perSecond;
  let free = performance.now() - 1000;
  let unheard = 0;
  let answered = false;
  return {
    get hopeless() {
      return !answered && unheard >= hopelessAfter;
    },
    note: (result) => {
      if (result === 'unheard') unheard += 1;
      else answered = true;
    },
    enter: async (signal) => {
      const now = performance.now();
      free = Math.max(free + spacing, now - 1000);
      if (free > now) await passTime(free - now, undefined, { signal });
    },
  };
};
