import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPendingEffects } from './pending-effects.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(1000);
});
afterEach(() => vi.useRealTimers());

const now = (): number => performance.now();

describe('pending effects', () => {
  it('concern what was asked while they could lag, however late the answer comes', () => {
    const pending = createPendingEffects(100);
    pending.note(['ann']);
    vi.advanceTimersByTime(99);
    const askedAt = now();
    vi.advanceTimersByTime(500);
    expect([pending.concerns(askedAt), pending.concerns(askedAt, 'ann'), pending.concerns(askedAt, 'bob')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([pending.concerns(now()), pending.concerns(now(), 'ann')]).toEqual([false, false]);
  });

  it('may come at any moment before the answer that accepts them, and for the budget after it', () => {
    const pending = createPendingEffects(100);
    const accepted = pending.begin(['ann']);
    vi.advanceTimersByTime(700);
    expect(pending.concerns(now(), 'ann')).toBe(true);
    accepted();
    vi.advanceTimersByTime(99);
    expect(pending.concerns(now(), 'ann')).toBe(true);
    vi.advanceTimersByTime(1);
    expect(pending.concerns(now(), 'ann')).toBe(false);
  });

  it('lag for the budget from when the target has learnt of them', () => {
    const pending = createPendingEffects(100);
    pending.note(['ann'], 50);
    vi.advanceTimersByTime(149);
    expect(pending.concerns(now())).toBe(true);
    vi.advanceTimersByTime(1);
    expect(pending.concerns(now())).toBe(false);
  });

  it('never lag where they are immediate, but the target may have to learn of them', () => {
    const pending = createPendingEffects(0);
    pending.begin(['ann'])();
    pending.note(['ann']);
    expect(pending.concerns(now())).toBe(false);
    pending.note(['ann'], 50);
    expect(pending.concerns(now())).toBe(true);
  });

  it('know when they end, and are over when they are settled', () => {
    const pending = createPendingEffects(100);
    expect(pending.latest()).toBeUndefined();
    pending.note(['ann']);
    const until = now() + 100;
    vi.advanceTimersByTime(30);
    expect(pending.latest()).toEqual({ until, ageMs: 30 });
    pending.settle();
    expect([pending.concerns(now()), pending.latest()]).toEqual([false, undefined]);
  });
});
