import type { OperationKind } from '../spec/catalogue.ts';
import type { RawAnswer, RawRequest } from './send-request.ts';

/** A request, and which of a run's scenarios sends it. */
export interface WireRequest {
  /** Empty: outside any scenario. */
  readonly scope: string;
  readonly base: string;
  readonly raw: RawRequest;
  /** What it does, as the catalogue says of its operation. What is no operation asks (`look`), or does something else. */
  readonly does: OperationKind | 'negotiate' | 'other';
}

/** How long an answer is waited for. */
export interface WireWait {
  readonly timeoutMs: number;
  readonly signals: readonly (AbortSignal | undefined)[];
}

/** Stands between a client and the network. */
export interface RestWire {
  /** Nothing is sent, so that no limit of the target has to be kept to. */
  readonly isOffline?: true;
  /** @param live sends the request over the network */
  send(request: WireRequest, wait: WireWait, live: () => Promise<RawAnswer>): Promise<RawAnswer>;
}
