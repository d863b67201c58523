import type { ConnectError } from '../../probe/connect-error.ts';
import type { LateVerdict } from '../../engine/settling/judge-late.ts';
import type { Attempt } from '../../engine/state/attempt.ts';
import type { WireRequest } from '../../rest/rest-wire.ts';
import type { RawAnswer } from '../../rest/send-request.ts';

/** A scenario of a run, and the number that is part of its names. */
export interface TracedScenario {
  readonly kind: 'scenario';
  /** Its check, and a digest of its steps. */
  readonly key: string;
  readonly attempt: Attempt;
  readonly number: number;
}

/** A request and its answer. */
export interface TracedRequest {
  readonly kind: 'request';
  readonly id: number;
  readonly scope: string;
  readonly method: string;
  readonly does: WireRequest['does'];
  /** As sent. */
  readonly url: string;
  /** What the token was, and not the token. */
  readonly token: string;
  readonly contentType: string | null;
  readonly chunked: boolean;
  /** The body, or of a long one its digest. */
  readonly body: string;
  /** Milliseconds since the recording began. */
  readonly atMs: number;
  readonly tookMs: number;
  readonly answer: RawAnswer;
}

/** What a socket event followed upon. */
export type Cause =
  | { readonly after: 'dial' }
  /** What the probe sent last, counted from 0. */
  | { readonly after: 'send'; readonly index: number }
  /** The probe had begun the closing handshake, or dropped the connection. */
  | { readonly after: 'close' }
  | { readonly after: 'terminate' }
  | { readonly after: 'request'; readonly id: number };

/** What happened to a socket. */
export type Happening =
  | { readonly what: 'upgrade' }
  | { readonly what: 'open' }
  | { readonly what: 'text'; readonly text: string }
  | { readonly what: 'failure'; readonly message: string; readonly failure: Failure }
  | { readonly what: 'close'; readonly code: number; readonly reason: string };

/** What a failure to connect says beside its message. */
export type Failure = Pick<ConnectError, 'stage' | 'status' | 'network' | 'late' | 'silent' | 'own'>;

export interface TracedEvent {
  readonly cause: Cause;
  /** Milliseconds between the cause and it. */
  readonly afterMs: number;
  readonly happening: Happening;
}

/** A WebSocket and all that came by it. */
export interface TracedSocket {
  readonly kind: 'socket';
  readonly scope: string;
  readonly url: string;
  readonly atMs: number;
  readonly events: readonly TracedEvent[];
}

/** A step of a scenario. */
interface StepPlace {
  /** The number of its scenario. */
  readonly scope: string;
  readonly path: string;
}

/** When a step began. */
export interface BegunStep extends StepPlace {
  readonly kind: 'step';
  readonly atMs: number;
}

/** A step that waited only as long as others were at work was left alone. */
export interface LeftAlone extends StepPlace {
  readonly kind: 'alone';
}

/** What was made of an effect that came late at a step. */
export interface LateEffect extends StepPlace {
  readonly kind: 'late';
  readonly verdict: LateVerdict;
}

/** The question of a step was asked again and again. */
export interface InsistedStep extends StepPlace {
  readonly kind: 'insist';
}

/** One line of a trace. */
export type TraceEntry =
  | TracedScenario
  | TracedRequest
  | TracedSocket
  | BegunStep
  | LeftAlone
  | InsistedStep
  | LateEffect;
