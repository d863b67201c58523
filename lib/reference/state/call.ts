import type { Operation } from '../../spec/operation.ts';

/** An unvalidated request. Raw: nothing is decoded or normalised. */
export interface Incoming {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** As sent, without the question mark; empty if there is none. */
  readonly query: string;
  readonly scheme: 'http' | 'https';
  /** The Host header: what the client believes to speak to, port included. */
  readonly host: string;
  /** Every Authorization header, in order. */
  readonly authorization: readonly string[];
}

/** Where a request goes. `segments` holds the path parameters, still percent-encoded. */
export type Route =
  | {
      readonly to: 'operation';
      readonly operation: Operation;
      readonly segments: Readonly<Record<string, string>>;
    }
  | { readonly to: 'health' | 'negotiate' | 'unknown-path' }
  | { readonly to: 'wrong-method'; readonly allowed: readonly string[] };

/** The query parameters of the fourteen operations, read and valid. */
export interface CallQuery {
  readonly excluded: readonly string[];
  /** Whole seconds; undefined: not given. */
  readonly ttlSeconds: number | undefined;
  readonly reason: string | undefined;
}

/** What a send carries. */
export interface Invocation {
  readonly target: string;
  /** The JSON text of the array as it was sent: no number, escape or order of keys is lost. */
  readonly arguments: string;
}

/** An operation that has been authorised and found valid. Names that the operation does not have are empty. */
export interface Call {
  readonly operation: Operation;
  readonly hub: string;
  readonly group: string;
  readonly user: string;
  readonly connection: string;
  readonly query: CallQuery;
  /** Only of a send. */
  readonly invocation: Invocation | undefined;
}

/** How a request ended. `done` is the first status that the document lists for the operation. */
export type Outcome =
  | 'done'
  | 'not-found'
  | 'invalid'
  | 'unauthorised'
  | 'unknown-path'
  | 'wrong-method'
  | 'healthy'
  | 'failed';

/** What goes back. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
