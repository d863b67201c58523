import type { PassStep, SettleStep, Step, TogetherStep } from '../../lib/contract/step.ts';

/** The order and the time of steps. */
export const flow = {
  together: (...steps: readonly Step[]): TogetherStep => ({ do: 'together', steps }),
  /** Effects have had the time that they may take: what deviates from here on is no lag. */
  settle: (): SettleStep => ({ do: 'settle' }),
  /** The ttl of the labelled call has passed. */
  pass: (since: string): PassStep => ({ do: 'pass', since }),
} as const;
