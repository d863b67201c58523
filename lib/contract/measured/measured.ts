import { z } from 'zod';
import type { OperationId } from '../../spec/operation.ts';
import { ownText } from '../own-text.ts';

const answerTimesSchema = z
  .object({
    operation: ownText(z.string<OperationId | 'negotiate'>()),
    /** How many requests were answered. */
    answers: z.number(),
    leastMs: z.number(),
    medianMs: z.number(),
    /** 95 of 100 answers took no longer. */
    mostlyMs: z.number(),
    mostMs: z.number(),
  })
  .readonly();
export type AnswerTimes = z.infer<typeof answerTimesSchema>;

const ttlLifeSchema = z
  .object({
    ttlMs: z.number(),
    /** When the user was last found in the group, counted from the answer to the addition. 0: never. */
    heldMs: z.number(),
    /** When the user was first not found any more, counted from sending the addition. */
    goneMs: z.number(),
  })
  .readonly();
export type TtlLife = z.infer<typeof ttlLifeSchema>;

/** What a run measured beside its checks. It is shown and never judged. */
export const measuredSchema = z
  .object({
    /** How long answers took. */
    answers: z.array(answerTimesSchema).readonly(),
    /** Ttls of up to a minute that were seen to end. The true end is between `heldMs` and `goneMs`. */
    ttls: z.array(ttlLifeSchema).readonly(),
  })
  .readonly();
export type Measured = z.infer<typeof measuredSchema>;
