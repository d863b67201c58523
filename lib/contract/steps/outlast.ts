import { z } from 'zod';
import { record } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/**
 * Wait until all else of the run is over: what the steps before have made must still hold. Takes as long as `timing.lastingMs` of the profile says at least
 * (6.5 s), and with `--deep` a minute. Where the profile lists fixed hubs, or another scenario needs the connections, it ends sooner, since it must not hold up
 * the run.
 */
export const outlastStep = record('an outlast step', { do: z.literal('outlast'), ...stepBase });
