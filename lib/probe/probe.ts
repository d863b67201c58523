import type { RestClient } from '../rest/rest-client.ts';
import type { TokenVariant } from '../contract/token-variant.ts';
import type { Tokens } from '../rest/tokens.ts';
import type { Target } from '../target/target.ts';
import type { Frame } from './frame.ts';
import type { Offer } from './negotiate.ts';

export type { Frame } from './frame.ts';

/** What was seen of a connection's end: that the server said it, and that the socket closed. */
export interface CloseState {
  readonly frame?: { readonly atMs: number; readonly error?: string; readonly allowReconnect?: boolean };
  readonly socket?: {
    readonly atMs: number;
    readonly code: number;
    readonly reason: string;
    readonly by: 'server' | 'client';
  };
  /** Why we closed the socket ourselves: what the server sent is nothing that a client could go on from. */
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
  /** false: the socket stays open after a close frame, to see whether the server closes it. Default true. */
  readonly obeyClose?: boolean;
  /** false: no pings are sent. Default true. */
  readonly pings?: boolean;
  readonly token?: TokenVariant | undefined;
  /** Default `negotiate`. */
  readonly tokenOn?: 'negotiate' | 'socket' | undefined;
  /** Where the socket carries its token. Default `header`. */
  readonly tokenIn?: 'header' | 'query' | undefined;
  /** For each of negotiate, socket and handshake. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onFrame: (frame: Frame, probe: Probe) => void;
}

/** One client connection that keeps what it sees. */
export interface Probe extends AsyncDisposable {
  readonly name: string;
  readonly hub: string;
  readonly user: string | undefined;
  readonly connectionId: string;
  readonly offer: Offer;
  /** Every record but pings, in the order of arrival. */
  readonly frames: readonly Frame[];
  readonly pings: { readonly count: number; readonly lastAtMs: number };
  readonly closed: CloseState;
  readonly isOpen: boolean;
  /** How much has come in, that of a record under way included. */
  readonly bytesRead: () => number;
  /** The longest time between two of its own pings: who is silent for too long is rightly dropped. 0 where it sends none. */
  readonly longestPauseMs: () => number;
  /** Whether that part of the closing was seen by the deadline. */
  readonly waitClosed: (part: 'frame' | 'socket', deadlineMs: number, signal?: AbortSignal) => Promise<boolean>;
  /** Calls the listener when the socket has closed. Returns what ends that. */
  readonly onClosed: (listener: () => void) => () => void;
  /** The first matching frame, also among those already here; undefined at the deadline. The last ping counts as a frame. */
  readonly waitFrame: (
    matches: (frame: Frame) => boolean,
    deadlineMs: number,
    signal?: AbortSignal,
  ) => Promise<Frame | undefined>;
  /** Sends one record. */
  readonly send: (record: unknown) => void;
  readonly sendPing: () => void;
  /** Closes the socket; done when it is closed. */
  readonly close: () => Promise<void>;
  /** Breaks the connection off, without the closing handshake of WebSocket; done when it is broken. */
  readonly breakOff: () => Promise<void>;
}
