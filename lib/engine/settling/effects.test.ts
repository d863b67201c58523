import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { vanishing, type EffectKind } from './effect.ts';
import { createEffects, type Effects } from './effects.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(1000);
});
afterEach(() => vi.useRealTimers());

const now = (): number => performance.now();
const ann = { name: 'ann', user: 'u' };
const bob = { name: 'bob' };

const listOf = (budgetMs = 100, mayBeInFlight = true): Effects =>
  createEffects({ budgetMs: () => budgetMs, wholeBudgetMs: budgetMs, mayBeInFlight });

/** Begins an effect that concerns one client. @returns what accepts it */
const begin = (effects: Effects, kind: EffectKind, early = true) => {
  const effect = effects.begin({ kind, probes: new Set(['ann']) }, early);
  return (withinMs = 0): void => effects.accept(effect, withinMs);
};

const lags = (effects: Effects, askedAt = now()): readonly boolean[] =>
  [undefined, ann, bob].map((client) => effects.pending(askedAt, client).length > 0);

describe('effects', () => {
  it('concern what was asked while they could lag, however late the answer comes', () => {
    const effects = listOf();
    begin(effects, 'join')();
    vi.advanceTimersByTime(99);
    const askedAt = now();
    vi.advanceTimersByTime(500);
    expect(lags(effects, askedAt)).toEqual([true, true, false]);
    expect(lags(effects)).toEqual([false, false, false]);
  });

  it('may come at any moment before the answer that accepts them, and for the budget after it', () => {
    const effects = listOf();
    const accept = begin(effects, 'join');
    vi.advanceTimersByTime(700);
    expect(lags(effects)).toEqual([true, true, false]);
    accept();
    vi.advanceTimersByTime(99);
    expect(lags(effects)).toEqual([true, true, false]);
    vi.advanceTimersByTime(1);
    expect(lags(effects)).toEqual([false, false, false]);
  });

  it('may be such that nothing comes of them before they are accepted', () => {
    const effects = listOf();
    const accept = begin(effects, 'registration', false);
    expect(lags(effects)).toEqual([false, false, false]);
    accept();
    expect(lags(effects)).toEqual([true, true, false]);
  });

  it('concern the clients of a user, those that come later too, or everybody', () => {
    const effects = listOf();
    effects.accept(effects.begin({ kind: 'user-join', probes: new Set(), user: 'u' }, true));
    expect(lags(effects)).toEqual([true, true, false]);
    effects.accept(effects.begin({ kind: 'expiry' }, true));
    expect(lags(effects)).toEqual([true, true, true]);
  });

  it('take a user out of a group only where there is one more than they may be in', () => {
    const effects = listOf();
    const add = (user: string, group: string) =>
      effects.accept(effects.begin({ kind: 'user-join', user, group }, true));
    for (let number = 1; number <= 100; number += 1) add('u', `group${number}`);
    add('other', 'group101');
    expect(effects.latest(vanishing)).toBeUndefined();
    add('u', 'group101');
    expect(effects.latest(vanishing)).toBeDefined();
  });

  it('lag for the budget from when the target has learnt of them', () => {
    const effects = listOf();
    begin(effects, 'end')(50);
    vi.advanceTimersByTime(149);
    expect(lags(effects)[0]).toBe(true);
    vi.advanceTimersByTime(1);
    expect(lags(effects)[0]).toBe(false);
  });

  it('never lag where they are immediate, but the target may have to learn of them', () => {
    const effects = listOf(0);
    const accept = begin(effects, 'join');
    expect(lags(effects)[0]).toBe(false);
    accept();
    expect(lags(effects)[0]).toBe(false);
    begin(effects, 'end')(50);
    expect(lags(effects)[0]).toBe(true);
  });

  it('know when they end, and are over when they are settled', () => {
    const effects = listOf();
    expect(effects.latest()).toBeUndefined();
    begin(effects, 'join')();
    const until = now() + 100;
    vi.advanceTimersByTime(30);
    expect(effects.latest()?.until()).toBe(until);
    expect(effects.latest(vanishing)).toBeUndefined();
    effects.settle();
    expect([lags(effects)[0], effects.latest()]).toEqual([false, undefined]);
  });

  it('are likely to be over when one of their kind usually is, and no later than the budget ends', () => {
    const effects = listOf();
    const begunAt = now();
    begin(effects, 'leave')();
    expect(effects.likely(() => 20)()).toBe(begunAt + 20);
    begin(effects, 'join')();
    expect(effects.likely((kind) => (kind === 'join' ? Infinity : 20))()).toBe(begunAt + 100);
    effects.settle();
    expect(effects.likely(() => 20)()).toBe(0);
  });
});

describe('a message outside its audience', () => {
  /** A message is sent between two effects, and comes when they are settled. */
  const explained = (before: EffectKind, after: EffectKind, effects = listOf()): readonly boolean[] => {
    begin(effects, before)();
    vi.advanceTimersByTime(10);
    const sentAt = now();
    vi.advanceTimersByTime(10);
    begin(effects, after)();
    effects.settle();
    return [ann, bob].map((client) => effects.explainingStray(sentAt, now() + 500, client).length > 0);
  };

  it('is explained by a removal that may have lagged when it was sent', () => {
    expect(explained('leave', 'leave')).toEqual([true, false]);
  });

  it('is explained by an addition that came while it was on its way', () => {
    expect(explained('join', 'join')).toEqual([true, false]);
  });

  it('is explained by neither the other way round', () => {
    expect(explained('join', 'leave')).toEqual([false, false]);
  });

  it('is explained by no addition where it was waited for, or where effects are immediate', () => {
    expect(explained('join', 'join', listOf(100, false))).toEqual([false, false]);
    expect(explained('join', 'join', listOf(0))).toEqual([false, false]);
  });
});
