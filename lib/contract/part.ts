import { z } from 'zod';
import { outcomeSchema } from './outcome.ts';
import { ownText } from './own-text.ts';

const own = () => ownText(z.string());

/** Which part of a run that is spread over machines a report is of, and what a merge needs that the rest of the report does not hold. */
export const partSchema = z
  .object({
    /** Counted from 1. */
    index: z.number().int().min(1),
    of: z.number().int().min(1),
    /** Ids of the checks of the whole run. */
    checks: z.array(own()).readonly(),
    /** Whether every part has started an embedded reference of its own, so that their URLs differ. */
    isReference: z.boolean(),
    /** Digests of what the parts must have in common although only its name stands in the report. */
    profile: own(),
    suites: own(),
    /** Outcomes as they were before each deviation was charged once, of the checks for which that made a difference. */
    uncharged: z.array(outcomeSchema).readonly(),
  })
  .readonly();
export type Part = z.infer<typeof partSchema>;

/** A part of a merged run. */
export const mergedPartSchema = z
  .object({
    index: z.number().int().min(1),
    /** Id of the part's run. */
    id: own(),
    startedAt: own(),
    durationMs: z.number(),
  })
  .readonly();
