import { describe, expect, it } from 'vitest';
import { createLasting } from './lasting.ts';

describe('scenarios that last as long as the run', () => {
  it('go on while there are connections for the others', () => {
    const lasting = createLasting(10, true);
    lasting.hold(3);
    lasting.need(7);
    expect(lasting.needed.aborted).toBe(false);
  });

  it('end when another scenario needs what they hold', () => {
    const lasting = createLasting(10, true);
    lasting.hold(3);
    lasting.need(8);
    expect(lasting.needed.aborted).toBe(true);
  });

  it('are in nobody’s way once they have ended', () => {
    const lasting = createLasting(10, true);
    lasting.hold(3)();
    lasting.need(10);
    expect(lasting.needed.aborted).toBe(false);
  });

  it('end at once where a hub that they hold is missing to others', () => {
    expect(createLasting(10, false).needed.aborted).toBe(true);
  });
});
