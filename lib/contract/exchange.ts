import { z } from 'zod';
import type { OperationId } from '../spec/operation.ts';
import { ownText } from './own-text.ts';

const headers = (): z.ZodType<Readonly<Record<string, string | readonly string[]>>> =>
  z.record(z.string(), z.union([z.string(), z.array(z.string()).readonly()])).readonly();

/** One REST request and what came of it, secrets removed. */
export const exchangeSchema = z
  .object({
    /** Number of it in the run, from 1. */
    number: z.number(),
    /** `negotiate` and `other` are the non-operations. */
    operation: ownText(z.string<OperationId | 'negotiate' | 'other'>()),
    method: ownText(z.string()),
    /** Absolute URL as sent, raw: no normalisation. */
    url: z.string(),
    requestHeaders: headers(),
    /** Cut to what a report can bear. */
    requestBody: z.string().exactOptional(),
    /** Milliseconds since the run began. */
    sentAtMs: z.number(),
    durationMs: z.number(),
    /** Absent where no answer came. */
    status: z.number().exactOptional(),
    responseHeaders: headers().exactOptional(),
    responseBody: z.string().exactOptional(),
    /** Why no (whole) answer came. */
    failure: z
      .object({ code: ownText(z.string()), message: z.string() })
      .readonly()
      .exactOptional(),
  })
  .readonly();

export type Exchange = z.infer<typeof exchangeSchema>;

/** The operation that a request is of; undefined: it is a negotiation, or none of the API. */
export const operationOf = ({ operation }: Pick<Exchange, 'operation'>): OperationId | undefined =>
  operation === 'negotiate' || operation === 'other' ? undefined : operation;
