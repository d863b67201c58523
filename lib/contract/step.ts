import type { TokenVariant } from './token-variant.ts';
import type { OperationId } from '../spec/operation.ts';
import type { StatusExpectation } from '../spec/status-word.ts';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A hub, group or user. A string is a *logical* name: the engine makes it unique to the scenario and the run (and the same everywhere in the scenario).
 * `exactly` is sent as it stands (percent-encoded once, as one path segment); `encoded` is put into the path as it stands, raw. `near` is a logical
 * name with some characters before or behind it: not the same name, but what a service that trims, cuts or folds would take for it.
 */
export type Name =
  | string
  | { readonly exactly: string }
  | { readonly encoded: string }
  | { readonly near: string; readonly before?: string; readonly behind?: string };

/** A connection: a string is the name of a probe of the scenario and stands for its connection id; `exactly` is any id; `encoded` raw. */
export type ConnectionRef = string | { readonly exactly: string } | { readonly encoded: string };

export type { StatusExpectation, TokenVariant };

/** The PayloadMessage of a send. What is not said the engine fills in with the message's unique tag, by which probes know it. */
export interface Message {
  /** Default: the tag. */
  readonly target?: string;
  /** Default: none. Where a target is given the tag is put behind the last argument. */
  readonly arguments?: readonly Json[];
}

/** A body written out; every `{{tag}}` in it is replaced by the message's tag. */
export interface RawBody {
  readonly raw: string;
  /** The body's length in UTF-8: the one `{{pad}}` in it is replaced by text that makes it so long. */
  readonly bytes?: number;
  /** Default `application/json`; null: no Content-Type header. */
  readonly contentType?: string | null;
  /** The body goes out in chunks, without a Content-Length, as Microsoft's SDK sends it. */
  readonly chunked?: true;
  /** The frame that must arrive, as text with `{{tag}}` and `{{pad}}`: what of target and arguments is not in it is not compared. */
  readonly arrivesAs?: string;
}

interface StepBase {
  /** Its failure is "setup failed", never a finding. */
  readonly setup?: true;
  /** The requirements that this step decides, where not all of the check's. */
  readonly verifies?: readonly string[];
  /** Name under which later steps refer to it (`since`, `ifAccepted`), and by which a report calls it. */
  readonly label?: string;
  /** Done only where the labelled call was answered with success: what follows if the target takes a thing that it need not take. */
  readonly ifAccepted?: string;
}

/** A client connects: negotiate, WebSocket, handshake. */
export interface ConnectStep extends StepBase {
  readonly do: 'connect';
  readonly probe: string;
  readonly hub?: Name;
  /** Absent: no user id in the token (unless the profile requires one). */
  readonly user?: Name;
  readonly negotiateVersion?: 0 | 1;
  /** What the answer to negotiate must offer beside a way in: the version asked for, with its token, or WebSockets with text. */
  readonly offers?: 'version' | 'websockets';
  /** false: the probe keeps its socket open after a close frame, so that "said close" and "closed" are seen apart. */
  readonly obeyClose?: false;
  /** false: the probe does not send pings of its own. */
  readonly pings?: false;
  readonly token?: TokenVariant;
  /** Where the token variant is used: on negotiate, or on the WebSocket after a good negotiate. */
  readonly tokenOn?: 'negotiate' | 'socket';
  /** Where the WebSocket carries its token; default `header`. Browsers cannot set one, and send `access_token` in the query. */
  readonly tokenIn?: 'header' | 'query';
  /** `refused`: the connect must fail with one of these statuses (default 401). */
  readonly refused?: true | readonly number[];
  /** true: that the client gets in is what the check is about, so that a failed connect is a finding. Absent: the check is then not testable. */
  readonly judged?: true;
  /** Note what happens under this name; nothing is judged. */
  readonly observe?: string;
}

/** The client closes its socket; done when the socket is closed. */
export interface DisconnectStep extends StepBase {
  readonly do: 'disconnect';
  readonly probe: string;
  /** true: without the closing handshake of WebSocket, as when a process dies. */
  readonly abruptly?: true;
}

/** One of the fourteen operations. */
export interface CallStep extends StepBase {
  readonly do: 'call';
  readonly operation: OperationId;
  /** Replaces the operation's method (HEAD twins). */
  readonly method?: 'HEAD';
  /** Default: the scenario's own hub. */
  readonly hub?: Name;
  readonly group?: Name;
  readonly user?: Name;
  readonly connection?: ConnectionRef;
  /** Each one parameter of the query. A list in it is one parameter with commas, which no document knows. */
  readonly excluded?: readonly (ConnectionRef | readonly ConnectionRef[])[];
  /** `short`: the shortest ttl this target can be judged by, in whole seconds; a string `raw` is sent as it stands. */
  readonly ttl?: number | 'short' | { readonly raw: string };
  readonly reason?: string;
  readonly message?: Message | RawBody;
  readonly token?: TokenVariant;
  /**
   * What the status must mean, by the catalogue in use (`success`, `absent`, `invalid`, `unauthorized`), or a list of which each is right. A number
   * stands for itself, where a check is about a status that has no word. Absent: success, whichever; one that the document does not list is found by
   * the monitor of statuses, so that a wrong number turns red the check that is about it, and not each that makes the call. With `observe`: what is no
   * news to the monitors.
   */
  readonly expect?: StatusExpectation;
  /** Of a send: the probes that must receive the message, exactly once; every other probe must not. Absent on a send that expects an error: nobody. */
  readonly reaches?: readonly string[];
  /** Of a send whose audience is not judged: probes that may or may not receive it. */
  readonly mayReach?: readonly string[];
  /** Note status and audience under this name; nothing is judged but 5xx and, by the monitor, a status that neither document nor `expect` lists. */
  readonly observe?: string;
}

/** Until the ttl of the labelled call is sure to have passed, or (`before`) up to the last moment at which it surely has not. */
export interface HoldStep extends StepBase {
  /** Call the operation again and again while the ttl of `since` lasts: the answer must stay `expect`. */
  readonly do: 'hold';
  readonly since: string;
  readonly call: CallStep;
}

/** Wait until the ttl of the labelled call has passed. The only sleep there is. */
export interface PassStep extends StepBase {
  readonly do: 'pass';
  readonly since: string;
}

/**
 * What was accepted so far has had the time that it may take: from here on a deviation is no lag, so that one message lost of many is seen. Waits
 * only where the profile lets effects lag.
 */
export interface SettleStep extends StepBase {
  readonly do: 'settle';
}

/** The probe's connection is closed by the server. */
export interface ClosedStep extends StepBase {
  readonly do: 'closed';
  readonly probe: string;
  /** `frame`: a close frame came; `socket`: the socket was closed by the server. Default both. */
  readonly by?: readonly ('frame' | 'socket')[];
  /** Text that the close frame's `error` must contain. */
  readonly reason?: string;
  readonly observe?: string;
}

/** The probe's connection is still open: a fence goes through it. */
export interface OpenStep extends StepBase {
  readonly do: 'open';
  readonly probe: string;
}

/** The messages of the labelled sends reach the probe, in this order; sends that name it in `mayReach` do not wait for one another. */
export interface OrderStep extends StepBase {
  readonly do: 'order';
  readonly probe: string;
  readonly of: readonly string[];
}

/**
 * The server pings the probe within twice its interval; `survives`: the connection outlives the client time-out by its own pings alone. On a target
 * whose profile has such long intervals that this takes more than 20 s, the check is run with `--deep` only.
 */
export interface PingStep extends StepBase {
  readonly do: 'ping';
  readonly probe: string;
  readonly expect: 'from-server' | 'survives' | 'dropped-when-silent';
  readonly observe?: string;
}

/** The client invokes a method of the server. */
export interface InvokeStep extends StepBase {
  readonly do: 'invoke';
  readonly probe: string;
  readonly target: string;
  readonly arguments?: readonly Json[];
  readonly observe: string;
}

/** A request outside the fourteen operations, below the target's base. */
export interface RequestStep extends StepBase {
  readonly do: 'request';
  readonly method: string;
  readonly path: string;
  readonly token?: TokenVariant;
  readonly expect?: number | readonly number[];
  readonly observe?: string;
}

/** Steps begun at the same time; done when all are. */
export interface TogetherStep extends StepBase {
  readonly do: 'together';
  readonly steps: readonly Step[];
}

/** One thing done or expected: plain, serialisable data. There is no second way to talk to a target. */
export type Step =
  | ConnectStep
  | DisconnectStep
  | CallStep
  | HoldStep
  | PassStep
  | SettleStep
  | ClosedStep
  | OpenStep
  | OrderStep
  | PingStep
  | InvokeStep
  | RequestStep
  | TogetherStep;
