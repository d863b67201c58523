import { z } from 'zod';
import { record } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/**
 * Wait for the effect budget. Later deviations count as failures, not as lag, so that one message lost of many is seen. Waits
 * only where the profile lets effects lag.
 */
export const settleStep = record('a settle step', { do: z.literal('settle'), ...stepBase });
