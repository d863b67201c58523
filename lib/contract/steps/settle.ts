import { z } from 'zod';
import { record } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/**
 * What was accepted so far has had the time that it may take: from here on a deviation is no lag, so that one message lost of many is seen. Waits
 * only where the profile lets effects lag.
 */
export const settleStep = record('a settle step', { do: z.literal('settle'), ...stepBase });
