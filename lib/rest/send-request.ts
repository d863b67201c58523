import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** One request as it goes out. */
export interface RawRequest {
  readonly method: string;
  /** Raw path and query from the root. */
  readonly path: string;
  readonly headers: Record<string, string | string[]>;
  readonly body: string | undefined;
  /** In chunks (RFC 9112, section 7.1), without a Content-Length. */
  readonly chunked?: boolean;
}

/** What came of it, as it came: nothing is cut or redacted yet. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly failure?: { readonly code: string; readonly message: string };
}

export interface SendOptions {
  readonly dispatcher: Dispatcher;
  readonly timeoutMs: number;
  readonly signals: readonly (AbortSignal | undefined)[];
}

const maximumBodyBytes = 1024 * 1024;

/** Why the rest of an answer is not waited for. */
class GivenUp extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Two chunks, the first of one byte: whoever takes the first for the whole is found. */
const chunksOf = (body: string): readonly Buffer[] => {
  const bytes = Buffer.from(body);
  return [bytes.subarray(0, 1), bytes.subarray(1)].filter(({ length }) => length > 0);
};

const failureOf = (error: unknown): NonNullable<RawAnswer['failure']> => {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  // Node joins the failures of several addresses into one error that has a code and an empty message.
  return { code: code ?? 'ERR_NETWORK', message: message === undefined || message === '' ? String(code) : message };
};

/** Collects one answer, up to its end or until it is given up; what `onEnd` is told first counts. */
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
      // It has waited for a connection until nobody wanted it any more.
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

/** Sends one request, once. Redirects are not followed. Never throws: trouble is a `failure`, beside whatever of an answer had come by then. */
export const sendRequest = (request: RawRequest, { dispatcher, timeoutMs, signals }: SendOptions): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const end = (answer: RawAnswer): void => {
      clearTimeout(timer);
      for (const signal of signals) signal?.removeEventListener('abort', abort);
      resolve(answer);
    };
    const { handler, giveUp } = collect(end);
    const abort = (): void => giveUp('ERR_ABORTED', 'given up before the answer came');
    // The deadline bounds the whole; undici's own timers would only blur it.
    const timer = setTimeout(() => giveUp('ERR_TIMEOUT', `no whole answer within ${timeoutMs} ms`), timeoutMs);
    // Not AbortSignal.any: on a signal that lives as long as the run its dependents pile up.
    for (const signal of signals) signal?.addEventListener('abort', abort, { once: true });
    if (signals.some((signal) => signal?.aborted)) {
      abort();
      return;
    }
    const { method, path, headers, body, chunked = false } = request;
    dispatcher.dispatch(
      {
        method,
        path,
        headers,
        body: chunked && body !== undefined ? Readable.from(chunksOf(body)) : (body ?? null),
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      handler,
    );
  });
