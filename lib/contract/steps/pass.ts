import { z } from 'zod';
import { record, someText } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** Wait until the ttl of the labelled call has passed. The only sleep there is. */
export const passStep = record('a pass step', {
  do: z.literal('pass'),
  /** Label of an earlier call with a ttl. */
  since: someText,
  ...stepBase,
});
