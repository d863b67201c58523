import type { RestClient } from '../rest/rest-client.ts';
import type { TokenVariant } from '../contract/token-variant.ts';
import type { Tokens } from '../rest/tokens.ts';
import type { Target } from '../target/target.ts';
import type { Frame } from './frame.ts';
import type { Offer } from './negotiate.ts';
import type { SocketWire } from './socket-wire.ts';

export type { Frame } from './frame.ts';

/** How a connection ended: whether the server sent a close message, and whether the socket closed. */
export interface CloseState {
  readonly frame?: { readonly atMs: number; readonly error?: string; readonly allowReconnect?: boolean };
  readonly socket?: {
    readonly atMs: number;
    readonly code: number;
    readonly reason: string;
    readonly by: 'server' | 'client';
  };
  /** Why the probe closed the socket itself: a client could not continue after what the server sent. */
  readonly broken?: string;
}

export interface ProbeOptions {
  readonly name: string;
  readonly target: Target;
  readonly tokens: Tokens;
  readonly rest: RestClient;
  readonly hub: string;
  readonly user?: string | undefined;
  /** Default 1. */
  readonly negotiateVersion?: 0 | 1;
  /** false: the probe keeps the socket open after a close message, to see whether the server closes it. Default true. */
  readonly obeyClose?: boolean;
  /** false: the probe reads nothing after the handshake, so that it never answers the closing handshake of WebSocket. Default true. */
  readonly answersClose?: boolean;
  /** false: no pings are sent. Default true. */
  readonly pings?: boolean;
  readonly token?: TokenVariant | undefined;
  /** Default `negotiate`. */
  readonly tokenOn?: 'negotiate' | 'socket' | undefined;
  /** Where the socket request carries its token. Default `header`. */
  readonly tokenIn?: 'header' | 'query' | undefined;
  /** Deadline of each of negotiate, socket and handshake. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onFrame: (frame: Frame, probe: Probe) => void;
  /** Default: the network. */
  readonly wire?: SocketWire | undefined;
  /** Which of a run's probes it is. */
  readonly scope?: string | undefined;
}

/** A client connection that records what it receives. */
export interface Probe extends AsyncDisposable {
  readonly name: string;
  readonly hub: string;
  readonly user: string | undefined;
  readonly connectionId: string;
  readonly offer: Offer;
  /** When its socket was asked for. */
  readonly openedAtMs: number;
  /** Every record except pings, in order of arrival. */
  readonly frames: readonly Frame[];
  /** Forgets all frames but the first so many. */
  readonly forget: (first: number) => void;
  readonly pings: { readonly count: number; readonly lastAtMs: number };
  readonly closed: CloseState;
  readonly isOpen: boolean;
  /** How many characters were received, including those of an incomplete record. */
  readonly bytesRead: () => number;
  /** The longest time between two pings of the probe. A service may drop a client that is silent for too long. 0 if it sends none. */
  readonly longestPauseMs: () => number;
  /** Whether that part of the close was seen before the deadline. */
  readonly waitClosed: (part: 'frame' | 'socket', deadlineMs: number, signal?: AbortSignal) => Promise<boolean>;
  /** Calls the listener when the socket has closed. Returns a function that removes it. */
  readonly onClosed: (listener: () => void) => () => void;
  /** The first matching frame, received earlier or later; undefined at the deadline. The last ping counts as a frame. */
  readonly waitFrame: (
    matches: (frame: Frame) => boolean,
    deadlineMs: number,
    signal?: AbortSignal,
  ) => Promise<Frame | undefined>;
  /** Sends one record. */
  readonly send: (record: unknown) => void;
  readonly sendPing: () => void;
  /** Closes the socket. Resolves when it is closed. */
  readonly close: () => Promise<void>;
  /** Drops the connection without the WebSocket closing handshake. Resolves when it is dropped. */
  readonly breakOff: () => Promise<void>;
}
