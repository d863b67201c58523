import type { CallStep, OutlastStep, PassStep, SettleStep, Step, TogetherStep } from '../../lib/contract/step.ts';

/** Order and timing of steps. */
export const flow = {
  together: (...steps: readonly Step[]): TogetherStep => ({ do: 'together', steps }),
  /** Waits until effects have settled; later deviations are not lag. */
  settle: (): SettleStep => ({ do: 'settle' }),
  /** All else of the run is over. */
  outlast: (): OutlastStep => ({ do: 'outlast' }),
  /** While the soak lasts, these are sent again and again. */
  soak: (...steps: readonly CallStep[]): OutlastStep => ({ do: 'outlast', steps }),
  /** The ttl of the labelled call has passed. */
  pass: (since: string): PassStep => ({ do: 'pass', since }),
} as const;
