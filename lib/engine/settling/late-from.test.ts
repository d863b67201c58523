import { expect, it } from 'vitest';
import { createEffects } from './effects.ts';
import { lateFrom } from './late-from.ts';

const ports = { lateMs: () => 1000, settleMs: () => 300, budgetMs: () => 2000 };

/** How long after the change a question is put that was wrong in so many attempts at first. */
const waitMs = (firsts: number): number => {
  const effects = createEffects({ budgetMs: ports.budgetMs, wholeBudgetMs: 2000, mayBeInFlight: false });
  const effect = effects.begin({ kind: 'user-join', user: 'ann' }, false);
  effects.accept(effect);
  return Math.round(lateFrom('userIsInGroup', effects, ports, firsts) - (effect.acceptedAt ?? 0));
};

it('is put when effects are late, or longer after they have settled each time, but within half of the budget', () => {
  expect([0, 1, 2, 3].map(waitMs)).toEqual([1000, 300, 600, 1000]);
});
