import { z } from 'zod';
import { record, someText } from '../values/plain.ts';
import { callStep } from './call.ts';
import { stepBase } from './step-base.ts';

/** Call an operation again and again while the ttl of `since` lasts: the answer must stay what the call expects. */
export const holdStep = record('a hold step', {
  do: z.literal('hold'),
  /** Label of an earlier call with a ttl. */
  since: someText,
  /** The call that is repeated. */
  call: callStep,
  ...stepBase,
});
