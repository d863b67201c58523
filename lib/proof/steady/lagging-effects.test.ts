import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Effect } from '../../reference/policies/policies.ts';
import { laggingEffects } from './lagging-effects.ts';

afterEach(() => vi.useRealTimers());

describe('laggingEffects', () => {
  it('lets every effect come, none before its answer nor after the budget, in the order of its hub', () => {
    const events = fc.array(fc.record({ hub: fc.constantFrom('a', 'b'), gapMs: fc.nat(200), random: fc.nat(99) }));
    fc.assert(
      fc.property(events, (all) => {
        vi.useFakeTimers();
        const came: { readonly index: number; readonly hub: string; readonly lagMs: number }[] = [];
        let draw = 0;
        const policies = laggingEffects(correctPolicies(), { mostMs: 500, random: () => draw / 100 });
        for (const [index, { hub, gapMs, random }] of all.entries()) {
          vi.advanceTimersByTime(gapMs);
          draw = random;
          const began = performance.now();
          const apply = (): void => void came.push({ index, hub, lagMs: performance.now() - began });
          policies.takeEffect({ what: 'connect', hub, call: undefined, apply } satisfies Effect);
        }
        vi.advanceTimersByTime(501);
        expect(came).toHaveLength(all.length);
        expect(came.every(({ lagMs }) => lagMs >= 0 && lagMs <= 501)).toBe(true);
        for (const hub of ['a', 'b']) {
          const order = came.filter((one) => one.hub === hub).map(({ index }) => index);
          expect(order).toEqual([...order].sort((one, other) => one - other));
        }
        vi.useRealTimers();
      }),
    );
  });
});
