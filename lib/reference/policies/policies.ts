import type { Operation, OperationId, PathParameter } from '../../spec/operation.ts';
import type { Answer, Call, CallQuery, Incoming, Invocation, Outcome, Route } from '../state/call.ts';
import type { Claims } from '../state/claims.ts';
import type { Connection, Hub, Relation } from '../state/state.ts';

/** A change of state, or a close, caused by a request or a client. */
export interface Effect {
  readonly what: OperationId | 'connect' | 'disconnect';
  /** Key of the hub. */
  readonly hub: string;
  /** The call behind it; undefined for `connect` and `disconnect`. */
  readonly call: Call | undefined;
  /** The connection that came or went; undefined for a call. */
  readonly connection?: Connection;
  apply(): void;
}

/** A user, a group, and for how long. */
export interface Relating {
  readonly user: string;
  readonly group: string;
  /** undefined: not given; 0: only the connections that are there now join, nothing is stored. */
  readonly ttlSeconds: number | undefined;
}

/** The handshake policy's response to the first record of a client. */
export interface HandshakeAnswer {
  readonly record: string;
  /** false: the socket is closed after the answer. */
  readonly accepted: boolean;
}

/** Which kind of token a request needs. */
export type TokenUse = 'rest' | 'client';

/**
 * Every decision of the service. The service itself only calls them in order, and no policy calls another, so that a deviation is one method put in
 * place of the correct one: `(correct) => ({ ...correct, audience: () => [] })`. None keeps its own state; each receives what it decides on.
 * Only {@link correctPolicies} says what is right.
 */
export interface Policies {
  // --- What a request asks for ---

  /** Finds the operation by method and raw path. */
  readonly route: (request: Incoming) => Route;
  /** Percent-decodes one path segment exactly once; undefined: malformed. */
  readonly decodeName: (segment: string, parameter: PathParameter, operation: Operation) => string | undefined;
  /** Whether a decoded name keeps the rules. `operation` is undefined for the hub that a client names. */
  readonly nameIsValid: (name: string, parameter: PathParameter, operation: Operation | undefined) => boolean;
  /** Under which key a name is remembered; for hubs and users of clients too. Two names with one key are one thing. */
  readonly nameKey: (name: string, parameter: PathParameter) => string;
  /** Reads the query; undefined: invalid. */
  readonly readQuery: (query: URLSearchParams, operation: Operation) => CallQuery | undefined;
  /** Reads the PayloadMessage of a send; undefined: malformed or too long. Bodies are handed in cut at 2 MiB. */
  readonly readBody: (body: Buffer, operation: Operation) => Invocation | undefined;
  /** The response. `call` is undefined if the request did not get that far; `request` is the one that {@link route} received. */
  readonly answer: (outcome: Outcome, call: Call | undefined, request: Incoming) => Answer;

  // --- Authorisation ---

  /** Finds the token; undefined: none, or more than one. */
  readonly readToken: (request: Incoming, use: TokenUse) => string | undefined;
  /** The claims of a token that was signed with the key; undefined: it was not. */
  readonly verifySignature: (token: string, accessKey: string, use: TokenUse) => Claims | undefined;
  /** Whether the token is valid at this moment. */
  readonly isTimely: (claims: Claims, nowMs: number, use: TokenUse) => boolean;
  /** Whether a REST token was made for this request. */
  readonly isForRequest: (claims: Claims, request: Incoming) => boolean;
  /** Whether a client's token was made for this hub. */
  readonly isForHub: (claims: Claims, request: Incoming, hub: string) => boolean;
  /** The user id of a client; undefined: it has none. */
  readonly userOf: (claims: Claims) => string | undefined;

  // --- Recipients ---

  /** The connections that a send reaches, each once, those of `excluded` left out already. */
  readonly audience: (hub: Hub, call: Call) => Iterable<Connection>;
  /** The invocation as a record of the JSON hub protocol, without record separator. */
  readonly renderInvocation: (invocation: Invocation, connection: Connection, call: Call) => string;
  /** Sends a record that {@link renderInvocation} made to one connection. */
  readonly deliver: (connection: Connection, record: string, call: Call) => void;

  // --- Group membership ---

  /** Applies the effect of an operation or a client: now, or in a faulty policy later, twice or never. */
  readonly takeEffect: (effect: Effect) => void;
  /** Adds a connection to a group directly. */
  readonly join: (hub: Hub, connection: Connection, group: string) => void;
  /** Removes a connection from a group, for whatever reason it was in it. */
  readonly leave: (hub: Hub, connection: Connection, group: string) => void;
  /** The relation to store, with its end; undefined: nothing is stored (ttl 0). */
  readonly relation: (relating: Relating, nowMs: number) => Relation | undefined;
  /** Stores the relation as the latest of its user, in place of one there was of the same pair; undefined: only removes that one. */
  readonly store: (hub: Hub, relating: Relating, relation: Relation | undefined) => void;
  /** The live connections of the user join the group, by the relation, or by themselves if nothing was stored. */
  readonly joinUser: (hub: Hub, relating: Relating, relation: Relation | undefined) => void;
  /** The relations of the user that exceed the limit and are overwritten. */
  readonly overflow: (hub: Hub, user: string) => readonly Relation[];
  /** The relations of the hub whose time has passed. Asked before anything in the hub is read or changed. */
  readonly due: (hub: Hub, nowMs: number) => readonly Relation[];
  /** Ends a relation that is due or gave way: connections that are in the group only by it leave. */
  readonly forget: (hub: Hub, relation: Relation) => void;
  /** Takes a user out of a group, live connections too. */
  readonly unrelate: (hub: Hub, user: string, group: string) => void;
  /** Takes a user out of all groups, live connections too. */
  readonly unrelateAll: (hub: Hub, user: string) => void;

  // --- Existence ---

  /** The answer to one of the four existence queries (and their HEAD variants). */
  readonly exists: (hub: Hub, call: Call) => boolean;
  /** Makes a connection known: it can be found, and reached by its hub, its user and its id. */
  readonly register: (hub: Hub, connection: Connection) => void;
  /** A connection that was just registered joins the groups that its user is related to. */
  readonly inherit: (hub: Hub, connection: Connection) => void;
  /** Forgets a connection and its memberships. Called twice for a connection that REST closed. */
  readonly unregister: (hub: Hub, connection: Connection) => void;

  // --- Closing ---

  /** The connections that the operation which closes one closes. */
  readonly closing: (hub: Hub, call: Call) => readonly Connection[];
  /** The close record, without separator; undefined: none is sent. */
  readonly closeRecord: (connection: Connection, reason: string | undefined) => string | undefined;
  /** Ends the socket once the close record is on its way. */
  readonly endSocket: (connection: Connection) => void;

  // --- Clients ---

  /** The JSON text that answers negotiate; `version` is what the client asked for. */
  readonly negotiateAnswer: (version: number, connectionId: string, connectionToken: string) => string;
  /** Answers the first record of a client. */
  readonly handshake: (record: string) => HandshakeAnswer;
  /** Whether a later record of a client is a message; anything else closes the connection. */
  readonly isMessage: (record: string) => boolean;
  /** The record that a client's message is answered with; undefined: none. */
  readonly reply: (record: string) => string | undefined;
  /** Whether a record shows that the client is alive. */
  readonly hears: (record: string) => boolean;
  /** Whether the end of a socket, by its close code (RFC 6455, section 7.1.5; 1006: it broke off), ends the connection. */
  readonly noticesEnd: (code: number) => boolean;
  /** The record of a server's ping; undefined: none. */
  readonly pingRecord: (connection: Connection) => string | undefined;
}
