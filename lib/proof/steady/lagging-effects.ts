import { EffectQueue } from '../../../fixtures/replicas/effect-queue.ts';
import type { Policies } from '../../reference/policies/policies.ts';

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
  const queue = new EffectQueue();
  return {
    ...correct,
    takeEffect: (effect) => {
      const acceptedMs = performance.now();
      queue.put(effect.hub, random() * mostMs, () => {
        correct.takeEffect(effect);
        onEffect?.(performance.now() - acceptedMs);
      });
    },
  };
};
