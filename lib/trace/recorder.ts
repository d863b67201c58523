import type { Exchange } from '../contract/exchange.ts';
import { createRedactor } from './redactor.ts';

/** The counters of a run. */
export interface Counts {
  readonly exchanges: number;
  readonly messages: number;
  readonly sockets: number;
  /** Answers 429 and 503. */
  readonly throttled: number;
}

/** Counts the traffic of a run, numbers its exchanges and passes them to listeners. It stores none. */
export interface Recorder {
  readonly counts: Counts;
  /** Milliseconds since the run began. */
  now(): number;
  /** The number of the next exchange, starting with 1. Call it when the request is sent. */
  begin(): number;
  /** Passes a finished exchange to the listeners. The caller has redacted it. */
  record(exchange: Exchange): void;
  count(what: 'messages' | 'sockets' | 'throttled', by?: number): void;
  /** Calls the listener with every further exchange. Returns a function that removes it. */
  onExchange(listener: (exchange: Exchange) => void): () => void;
  readonly redact: (text: string) => string;
}

export interface RecorderOptions {
  /** `performance.now()` at the beginning of the run. Default: now. */
  readonly startedAt?: number;
  readonly secrets: readonly string[];
}

/** Creates the recorder of one run. */
export const createRecorder = ({ startedAt = performance.now(), secrets }: RecorderOptions): Recorder => {
  const counts = { exchanges: 0, messages: 0, sockets: 0, throttled: 0 };
  const listeners = new Set<(exchange: Exchange) => void>();
  return {
    counts,
    now: () => performance.now() - startedAt,
    begin: () => (counts.exchanges += 1),
    record: (exchange) => {
      for (const listener of listeners) listener(exchange);
    },
    count: (what, by = 1) => {
      counts[what] += by;
    },
    onExchange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    redact: createRedactor(secrets),
  };
};
