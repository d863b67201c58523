import type { OperationId } from '../spec/operation.ts';

/** One REST request and what came of it, secrets removed. */
export interface Exchange {
  /** Number of it in the run, from 1. */
  readonly number: number;
  /** `negotiate` and `other` are the non-operations. */
  readonly operation: OperationId | 'negotiate' | 'other';
  readonly method: string;
  /** Absolute URL as sent, raw: no normalisation. */
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string | readonly string[]>>;
  /** Cut to what a report can bear. */
  readonly requestBody?: string;
  /** Milliseconds since the run began. */
  readonly sentAtMs: number;
  readonly durationMs: number;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly responseHeaders?: Readonly<Record<string, string | readonly string[]>>;
  readonly responseBody?: string;
  /** Why no (whole) answer came. */
  readonly failure?: { readonly code: string; readonly message: string };
}
