import { z } from 'zod';
import { record, someText } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** The probe's connection is still open: a fence goes through it. */
export const openStep = record('an open step', {
  do: z.literal('open'),
  /** Whose connection. */
  probe: someText,
  ...stepBase,
});
