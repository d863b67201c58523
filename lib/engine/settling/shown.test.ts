import { describe, expect, it } from 'vitest';
import type { Effect } from './effect.ts';
import { shownOf } from './shown.ts';

const effectOf = (rest: Partial<Effect>): Effect => ({
  kind: 'registration',
  begunAt: 900,
  acceptedAt: 1000,
  learnsWithinMs: 0,
  until: 9000,
  budgetEnd: 9000,
  isDone: false,
  again: false,
  wrong: [],
  unseenAt: undefined,
  seenBy: undefined,
  ...rest,
});

const ports = { usualMs: () => 50, lateMs: () => 100, settleMs: () => 100, budgetMs: () => 8000 };

const shown = (rest: Partial<Effect>) => shownOf(effectOf(rest), ports);

const wrongAt = (askedAt: number, holds = true): Effect['wrong'] => [
  {
    askedAt,
    holds: () => holds,
    finding: { code: 'status', requirements: [], message: 'm', expected: 'e', seen: 's', step: '$' },
  },
];

describe('what a scenario saw of an effect', () => {
  it('is in time where the first question showed it', () => {
    expect(shown({ seenBy: 1010 })).toMatchObject({ lagMs: 0, isLate: false });
  });

  it('is nothing where the first question came too late to tell', () => {
    expect([shown({ seenBy: 1200 }), shown({})]).toEqual([undefined, undefined]);
  });

  it('is as late as the last answer that was wrong for it', () => {
    expect(shown({ wrong: wrongAt(1300) })).toMatchObject({ lagMs: 300, isLate: true, isUnusual: true });
  });

  it('is as late as the last question of the suite itself that did not show it, of which nothing is judged', () => {
    const late = shown({ unseenAt: 1250, seenBy: 1300 });
    expect(late).toMatchObject({ lagMs: 250, isLate: true, isUnusual: false, wrong: undefined });
  });

  it('is not late where the target had only not yet learnt of it', () => {
    const late = shown({ kind: 'end', learnsWithinMs: 30_000, wrong: wrongAt(30_900) });
    expect(late).toMatchObject({ lagMs: 29_900, isLate: false, isUnusual: false });
    expect(shown({ kind: 'end', learnsWithinMs: 1000, wrong: wrongAt(30_900) })).toMatchObject({ isLate: true });
  });

  it('is wrong at the first question alone where no later one was wrong, and there is time for a longer wait', () => {
    expect(shown({ wrong: wrongAt(1003) })).toMatchObject({ onlyFirst: true });
    expect(shown({ wrong: [...wrongAt(1003), ...wrongAt(1015)] })).toMatchObject({ onlyFirst: false });
    expect(shown({ wrong: [...wrongAt(1003, false), ...wrongAt(1015)] })).toMatchObject({ onlyFirst: true });
    expect(shownOf(effectOf({ wrong: wrongAt(1003) }), { ...ports, settleMs: () => 4001 })).toMatchObject({
      onlyFirst: false,
    });
  });

  it('does not count a message that has only been slow', () => {
    expect(shown({ wrong: wrongAt(1300, false), seenBy: 1050 })).toMatchObject({ lagMs: 0, isLate: false });
  });
});
