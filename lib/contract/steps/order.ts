import { z } from 'zod';
import { list, record, someText } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** The messages of the labelled sends reach the probe, in this order; sends that name it in `mayReach` do not wait for one another. */
export const orderStep = record('an order step', {
  do: z.literal('order'),
  /** Who receives them. */
  probe: someText,
  /** Labels of earlier sends. */
  of: list(someText),
  ...stepBase,
});
