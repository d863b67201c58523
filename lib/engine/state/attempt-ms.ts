import type { Timing } from '../../contract/timing.ts';

const leastMs = 50;

/**
 * How long one of several attempts at something that may lag waits before the next is made: a few times what a delivery took. Nothing is concluded when it
 * has passed, so that it need not be sure.
 */
export const attemptMs = ({ deliveryMs, deliveryDeadlineMs }: Timing): number =>
  Math.min(deliveryDeadlineMs, Math.max(leastMs, 4 * deliveryMs));
