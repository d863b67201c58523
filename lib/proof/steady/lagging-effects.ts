import type { Effect, Policies } from '../../reference/policies/policies.ts';

interface LagOptions {
  readonly mostMs: number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Told how long each effect really lagged: on a busy machine timers are late. */
  readonly onEffect?: (lagMs: number) => void;
}

/**
 * A correct service that is eventually consistent: what it accepts takes effect a random time later, up to `mostMs`. The effects on one hub keep their order:
 * one that was accepted later never comes first.
 */
export const laggingEffects = (correct: Policies, { mostMs, random, onEffect }: LagOptions): Policies => {
  const latestMs = new Map<string, number>();
  const waiting: { readonly acceptedMs: number; readonly dueMs: number; readonly effect: Effect }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    clearTimeout(timer);
    const [first] = waiting;
    if (first !== undefined) timer = setTimeout(release, Math.max(0, first.dueMs - performance.now()));
  };
  const release = (): void => {
    const now = performance.now();
    for (let first = waiting[0]; first !== undefined && first.dueMs <= now; first = waiting[0]) {
      waiting.shift();
      correct.takeEffect(first.effect);
      onEffect?.(performance.now() - first.acceptedMs);
    }
    // Timers may fire a little early.
    arm();
  };
  return {
    ...correct,
    takeEffect: (effect) => {
      const now = performance.now();
      const dueMs = Math.max(latestMs.get(effect.hub) ?? 0, now + random() * mostMs);
      latestMs.set(effect.hub, dueMs);
      const at = waiting.findIndex((other) => other.dueMs > dueMs);
      waiting.splice(at === -1 ? waiting.length : at, 0, { acceptedMs: now, dueMs, effect });
      arm();
    },
  };
};
