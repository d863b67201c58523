import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPulse } from './pulse.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a pulse', () => {
  it('beats at once and in even intervals until it is stopped', () => {
    const beat = vi.fn<() => void>();
    const pulse = createPulse(100, beat);
    vi.advanceTimersByTime(350);
    pulse.stop();
    vi.advanceTimersByTime(1000);
    expect(beat).toHaveBeenCalledTimes(4);
    expect(pulse.longestPauseMs()).toBe(100);
  });

  it('knows for how long it missed, also while it still does', () => {
    const pulse = createPulse(100, () => undefined);
    vi.advanceTimersByTime(100);
    // The clock goes on and no timer fires: as if the process had no processor.
    vi.setSystemTime(Date.now() + 700);
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 700);
    expect(pulse.longestPauseMs()).toBe(700);
    vi.advanceTimersByTime(100);
    expect(pulse.longestPauseMs()).toBeGreaterThanOrEqual(700);
    clock.mockRestore();
    pulse.stop();
    expect(pulse.longestPauseMs()).toBeGreaterThanOrEqual(700);
  });
});
