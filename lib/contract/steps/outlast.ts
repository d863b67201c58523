import { z } from 'zod';
import { list, record } from '../values/plain.ts';
import { callStep } from './call.ts';
import { stepBase } from './step-base.ts';

/**
 * Wait until all else of the run is over: what the steps before have made must still hold. Takes as long as `timing.lastingMs` of the profile says at least
 * (6.5 s), with `--deep` a minute, and with `--soak` so long after all else is over. On a target that is known to lose things it waits no longer than that for
 * all else. Where the profile lists fixed hubs, or another scenario needs the connections, it ends sooner, since it must not hold up the run. `--deep` and
 * `--soak` go on.
 */
export const outlastStep = record('an outlast step', {
  do: z.literal('outlast'),
  /**
   * Sends that are begun together, again and again until then: once a second, or less often where the limit of messages asks for it. Each round is judged, its
   * silence proved, and forgotten. A scenario with these is run only with `--soak`, and begins when all else is over.
   */
  steps: list(callStep).exactOptional(),
  ...stepBase,
});
