import { setTimeout as passTime } from 'node:timers/promises';

/** Spaces out connects so that a service's connect rate is kept. */
export interface ConnectGate {
  /** Resolves when the next connect may begin. */
  enter(signal: AbortSignal): Promise<void>;
}

/** A gate for so many connects a second; the first second's worth may start at once. */
export const createConnectGate = (perSecond: number): ConnectGate => {
  const spacing = 1000 / perSecond;
  let free = performance.now() - 1000;
  return {
    enter: async (signal) => {
      const now = performance.now();
      free = Math.max(free + spacing, now - 1000);
      if (free > now) await passTime(free - now, undefined, { signal });
    },
  };
};
