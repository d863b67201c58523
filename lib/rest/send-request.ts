import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** A request as it is sent. */
export interface RawRequest {
  readonly method: string;
  /** Raw path and query from the root. */
  readonly path: string;
  readonly headers: Record<string, string | string[]>;
  readonly body: string | undefined;
  /** In chunks (RFC 9112, section 7.1), without a Content-Length. */
  readonly chunked?: boolean;
}

/** The response as received. Nothing is cut or redacted yet. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly failure?: { readonly code: string; readonly message: string };
}

export interface SendOptions {
  readonly dispatcher: Dispatcher;
  /** Of the target: a proxy has to be told. */
  readonly origin: string;
  readonly timeoutMs: number;
  readonly signals: readonly (AbortSignal | undefined)[];
}

const maximumBodyBytes = 1024 * 1024;

/** Why a request was aborted. */
class GivenUp extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Splits a body into two chunks. The first has one byte, which exposes a service that reads the first chunk only. */
const chunksOf = (body: string): readonly Buffer[] => {
  const bytes = Buffer.from(body);
  return [bytes.subarray(0, 1), bytes.subarray(1)].filter(({ length }) => length > 0);
};

const failureOf = (error: unknown): NonNullable<RawAnswer['failure']> => {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  // Node combines the failures of several addresses into one error with a code and an empty message.
  return { code: code ?? 'ERR_NETWORK', message: message === undefined || message === '' ? String(code) : message };
};

/** Collects one response until it ends or is aborted. Only the first call of `onEnd` counts. */
const collect = (onEnd: (answer: RawAnswer) => void) => {
  const chunks: Buffer[] = [];
  let size = 0;
  let head: Pick<RawAnswer, 'status' | 'headers'> = {};
  let controller: Dispatcher.DispatchController | undefined;
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    onEnd({ ...head, failure: failureOf(failure) });
  };
  const giveUp = (code: string, message: string): void => {
    const error = new GivenUp(code, message);
    fail(error);
    controller?.abort(error);
  };
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: (started) => {
      controller = started;
      // The request was aborted while it waited for a connection.
      if (failure !== undefined) started.abort(failure);
    },
    onResponseStart: (_, status, headers) => {
      head = { status, headers: headers as NonNullable<RawAnswer['headers']> };
    },
    onResponseData: (_, chunk) => {
      size += chunk.length;
      if (size > maximumBodyBytes)
        giveUp('ERR_BODY_TOO_LONG', `the answer's body is longer than ${maximumBodyBytes} bytes`);
      else chunks.push(chunk);
    },
    onResponseEnd: () => onEnd({ ...head, body: Buffer.concat(chunks).toString('utf8') }),
    onResponseError: (_, error) => fail(error),
  };
  return { handler, giveUp };
};

/** Sends one request once. Does not follow redirects. Never throws: an error becomes `failure`, next to what was received of the response. */
export const sendRequest = (
  request: RawRequest,
  { dispatcher, origin, timeoutMs, signals }: SendOptions,
): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const end = (answer: RawAnswer): void => {
      clearTimeout(timer);
      for (const signal of signals) signal?.removeEventListener('abort', abort);
      resolve(answer);
    };
    const { handler, giveUp } = collect(end);
    const abort = (): void => giveUp('ERR_ABORTED', 'given up before the answer came');
    // One deadline for the whole request. The timers of undici would make it imprecise.
    const timer = setTimeout(() => giveUp('ERR_TIMEOUT', `no whole answer within ${timeoutMs} ms`), timeoutMs);
    // Not AbortSignal.any: its dependents would pile up on a signal that lives as long as the run.
    for (const signal of signals) signal?.addEventListener('abort', abort, { once: true });
    if (signals.some((signal) => signal?.aborted)) {
      abort();
      return;
    }
    const { method, path, headers, body, chunked = false } = request;
    dispatcher.dispatch(
      {
        method,
        origin,
        path,
        headers,
        body: chunked && body !== undefined ? Readable.from(chunksOf(body)) : (body ?? null),
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      handler,
    );
  });
