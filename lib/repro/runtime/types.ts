/** What a script was made for: the step at which the deviation was found, and its code. Absent: any deviation. */
export interface Sought {
  readonly step?: number;
  readonly codes?: readonly string[];
}

/** A deviation that a script saw. */
export interface Seen {
  readonly step: number;
  readonly code: string;
  readonly expected: string;
  readonly seen: string;
}

/** What the service is, as the run measured it. */
export interface ServiceOptions {
  readonly url: string;
  /** Absent: clients go to `url`. */
  readonly clientUrl?: string;
  /** The path of a hub, with `{hub}`. */
  readonly base: string;
  readonly audience: 'documented' | 'with-query' | 'sdk';
  /** How long a change may take to be visible. */
  readonly settleMs: number;
  /** A message must arrive within this time. */
  readonly deadlineMs: number;
  /** After so long without a message, none comes any more. */
  readonly quietMs: number;
  readonly sought: Sought;
}

/** One client connection. */
export interface Client {
  readonly id: string;
  readonly frames: string[];
  readonly socket: Socket;
  closeFrame?: { readonly error?: unknown };
  closed: boolean;
}

/** A message that was sent. */
export interface Sent {
  readonly step: number;
  readonly tag: string;
  readonly isTagged: boolean;
  readonly expected: { readonly target: unknown; readonly arguments: unknown } | undefined;
  /** As how many copies it was sent. */
  readonly times: number;
  readonly reaches: readonly string[];
  /** Absent: anybody. */
  readonly mayReach: readonly string[] | undefined;
}

/** When a labelled call was made. */
export interface Moment {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly accepted: boolean;
  readonly sent?: Sent | undefined;
}

/** The service, and what has happened so far. */
export interface Service extends ServiceOptions {
  readonly url: string;
  readonly clientUrl: string;
  readonly key: string | undefined;
  readonly bearer: string | undefined;
  /** Part of every name, so that no two runs meet. */
  readonly id: string;
  readonly clients: Map<string, Client>;
  readonly sent: Sent[];
  readonly labels: Map<string, Moment>;
  readonly seen: Seen[];
  step: number;
  counter: number;
  /** When anything was changed, and when a client came or went. */
  changedAt: number;
  connectedAt: number;
  trouble: string | undefined;
  /** What the last answer to negotiate offered. */
  offered?: Negotiated;
}

/** A request as it goes out. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly authorization: readonly string[];
  readonly body?: string | undefined;
  readonly contentType?: string | null | undefined;
  readonly chunked?: boolean | undefined;
}

/** The response. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One status, several, any success, or none that is looked at. */
export type Expected = number | readonly (number | 'any success')[] | 'any success' | 'anything';

/** Makes the values of an Authorization header for claims. */
export interface Authorize {
  (service: Service, claims: Readonly<Record<string, unknown>>): readonly string[];
  /** How they are bad; absent: they are good. */
  kind?: string;
}

/** What a call may say. */
export interface CallOptions {
  readonly expect?: Expected;
  /** Default: a good one. */
  readonly token?: Authorize | undefined;
  readonly label?: string;
}

/** The body of a message: its parts, or written out. */
export interface MessageOptions {
  readonly target?: string;
  readonly arguments?: readonly unknown[];
  readonly raw?: string;
  readonly bytes?: number;
  readonly contentType?: string | null;
  readonly chunked?: boolean;
  readonly arrivesAs?: string;
}

/** What a send may say. */
export interface SendOptions extends CallOptions {
  readonly message?: MessageOptions;
  readonly times?: number;
  readonly reaches?: readonly string[];
  readonly mayReach?: readonly string[] | 'anybody';
}

/** An open WebSocket. */
export interface Socket {
  send(text: string): void;
  close(): void;
  /** Nothing that comes is read any more. */
  pause(): void;
  destroy(): void;
}

/** What happens to a WebSocket. */
export interface SocketListeners {
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** How a client connects. */
export interface ConnectOptions {
  readonly hub: string;
  readonly user?: string;
  readonly token?: Authorize;
  readonly tokenOn?: 'negotiate' | 'socket';
  readonly tokenIn?: 'header' | 'query';
  readonly negotiateVersion?: 0 | 1;
  readonly offers?: 'version' | 'websockets';
  readonly refused?: readonly number[];
  readonly observe?: boolean;
  readonly obeyClose?: boolean;
  readonly answersClose?: boolean;
  readonly pings?: boolean;
}

/** What negotiation came to. */
export interface Negotiated {
  readonly id: string;
  readonly socketUrl: string;
  readonly authorization: readonly string[];
  readonly version: number;
  readonly hasToken: boolean;
  readonly webSockets: boolean;
}

/** Why a client could not connect. */
export interface ConnectFailure extends Error {
  readonly status?: number;
  readonly stage: 'negotiate' | 'socket';
}
