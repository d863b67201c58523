import { z } from 'zod';
import { ownText } from '../own-text.ts';

/** What an entry claims. */
export const claims = ['fails', 'flaky', 'disputed'] as const;

/** A known deviation, as reports show it. */
export const knownDeviationSchema = z
  .object({
    claim: z.enum(claims),
    /** What its id is one of. */
    of: z.enum(['requirement', 'check']),
    id: ownText(z.string()),
    reason: z.string(),
    link: z.string().exactOptional(),
    owner: z.string().exactOptional(),
    expires: z.string().exactOptional(),
    /** Of `flaky`. */
    rate: z.number().exactOptional(),
  })
  .readonly();
export type KnownDeviation = z.infer<typeof knownDeviationSchema>;

/** An entry of a list, and where it stands. */
export interface KnownEntry {
  readonly deviation: KnownDeviation;
  /** Place in the file: `$.fails[0]`. */
  readonly path: string;
  /** Its first and its last line. */
  readonly lines: readonly [first: number, last: number];
  /** Every check of the suite that shows whether it holds. */
  readonly checks: readonly string[];
}

/** A list of known deviations that has no mistake. */
export interface KnownList {
  /** As it was named. */
  readonly file: string;
  readonly entries: readonly KnownEntry[];
}
