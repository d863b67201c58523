import type { Timing } from '../../contract/timing.ts';

const leastMs = 50;

/**
 * How long to wait before the next try, where something may lag: a few times what a delivery took. Nothing is concluded when the time has passed, so it may be short.
 */
export const attemptMs = ({ deliveryMs, deliveryDeadlineMs }: Timing): number =>
  Math.min(deliveryDeadlineMs, Math.max(leastMs, 4 * deliveryMs));
