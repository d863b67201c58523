import { describe, expect, it } from 'vitest';
import { peakSockets } from './walk-steps.ts';

describe('the peak of connections', () => {
  it('counts those that are open at once', () => {
    expect(
      peakSockets([
        { do: 'connect', probe: 'a' },
        { do: 'disconnect', probe: 'a' },
        { do: 'connect', probe: 'b' },
        { do: 'connect', probe: 'c' },
      ]),
    ).toBe(2);
  });

  it('counts one that is refused for a moment only', () => {
    expect(
      peakSockets([
        { do: 'connect', probe: 'a' },
        { do: 'connect', probe: 'b', token: 'none', refused: true },
        { do: 'connect', probe: 'c', token: 'garbage', refused: true },
      ]),
    ).toBe(2);
  });
});
