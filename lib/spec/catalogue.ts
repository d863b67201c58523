import type { OperationId, QueryParameter } from './operation.ts';

/** What an operation does: asks something, sends a message, changes who is in a group, or closes a connection. */
export type OperationKind = 'look' | 'send' | 'change' | 'close';

/** A method of HTTP that an operation may have. HEAD is left out: a look may have a twin by that name. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/** One operation, as one version of the API has it. */
export interface CatalogueEntry {
  readonly kind: OperationKind;
  /** Of a change or a close: whether it puts connections into groups, or ends memberships. */
  readonly effect?: 'joins' | 'leaves';
  /** The document's own sentence for it, in our words. */
  readonly title: string;
  readonly method: Method;
  /** Path below the version's `base`; `{group}`, `{user}` and `{connection}` stand for one encoded segment each. */
  readonly path: '' | `/${string}`;
  readonly query: readonly QueryParameter[];
  /** Statuses of success. */
  readonly success: readonly number[];
  /** Statuses that say that what is asked for is not there. Empty where the document has none. */
  readonly absent: readonly number[];
  /** Whether the document states the rule for `hub` on this operation. */
  readonly statesHubRule: boolean;
  /** Whether the document states the rule for `group` on this operation. */
  readonly statesGroupRule: boolean;
}

/**
 * One version of the API as data. Plain and serialisable, so that it can be handed to a worker. What differs between versions is here, and nowhere
 * else: code knows operations by id and statuses by word.
 */
export interface Catalogue {
  readonly version: string;
  /** Path of a hub, with `{hub}` for its encoded segment. Every operation lies below it. */
  readonly base: `/${string}{hub}${string}`;
  /** Path of the health endpoint. */
  readonly health: `/${string}`;
  /** Parameters that every request of an operation carries in its query, encoded. */
  readonly fixedQuery: readonly (readonly [name: string, value: string])[];
  /** Statuses of the errors that all operations share. */
  readonly errors: {
    readonly invalid: readonly number[];
    readonly unauthorized: readonly number[];
    /** What "not there" looks like on an operation for which the document has no status of absence. */
    readonly absent: readonly number[];
  };
  readonly operations: { readonly [Id in OperationId]: CatalogueEntry };
}

type Placeholders<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The names of one operation's path, as they follow from its template; `hub` is in the base of every one. */
export type ParametersOf<Entry extends { readonly path: string }> = 'hub' | Placeholders<Entry['path']>;

/** The query parameters of one operation. */
export type QueryOf<Entry extends { readonly query: readonly string[] }> = Entry['query'][number];
