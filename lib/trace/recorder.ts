import type { Exchange } from '../contract/exchange.ts';
import { createRedactor } from './redactor.ts';

/** What is counted over a run. */
export interface Counts {
  readonly exchanges: number;
  readonly messages: number;
  readonly sockets: number;
  /** Answers 429 and 503. */
  readonly throttled: number;
}

/** Counts what a run sends and sees, numbers the exchanges and passes them on; it keeps none. */
export interface Recorder {
  readonly counts: Counts;
  /** Milliseconds since the run began. */
  now(): number;
  /** The number of the next exchange, from 1: taken when it is sent. */
  begin(): number;
  /** Passes on a finished exchange, from which the caller has removed the secrets. */
  record(exchange: Exchange): void;
  count(what: 'messages' | 'sockets' | 'throttled', by?: number): void;
  /** Calls the listener with every exchange from now on. Returns what ends that. */
  onExchange(listener: (exchange: Exchange) => void): () => void;
  redact(text: string): string;
}

export interface RecorderOptions {
  /** `performance.now()` at the beginning of the run. Default: now. */
  readonly startedAt?: number;
  readonly secrets: readonly string[];
}

/** A recorder for one run. */
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
