import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { createDeadline, type Deadline } from './deadline.ts';

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

class BodyTooLong extends Error {
  readonly code = 'ERR_BODY_TOO_LONG';
}

/** Two chunks, the first of one byte: whoever takes the first for the whole is found. */
const chunksOf = (body: string): readonly Buffer[] => {
  const bytes = Buffer.from(body);
  return [bytes.subarray(0, 1), bytes.subarray(1)].filter(({ length }) => length > 0);
};

const readBody = async (body: Dispatcher.ResponseData['body']): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop by a throw destroys the stream, and the connection with it.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBodyBytes) throw new BodyTooLong(`the answer's body is longer than ${maximumBodyBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const failureOf = (error: unknown, deadline: Deadline, timeoutMs: number): NonNullable<RawAnswer['failure']> => {
  if (deadline.timedOut) return { code: 'ERR_TIMEOUT', message: `no whole answer within ${timeoutMs} ms` };
  if (deadline.signal.aborted) return { code: 'ERR_ABORTED', message: 'given up before the answer came' };
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  // Node joins the failures of several addresses into one error that has a code and an empty message.
  return { code: code ?? 'ERR_NETWORK', message: message === undefined || message === '' ? String(code) : message };
};

/** Sends one request, once. Redirects are not followed. Never throws: trouble is a `failure`, beside whatever of an answer had come by then. */
export const sendRequest = async (request: RawRequest, options: SendOptions): Promise<RawAnswer> => {
  const { dispatcher, timeoutMs, signals } = options;
  const deadline = createDeadline(timeoutMs, signals);
  let head: Pick<RawAnswer, 'status' | 'headers'> = {};
  try {
    const { method, path, headers, body, chunked = false } = request;
    const answer = await dispatcher.request({
      method: method,
      path,
      headers,
      body: chunked && body !== undefined ? Readable.from(chunksOf(body)) : (body ?? null),
      signal: deadline.signal,
      // The deadline bounds the whole; undici's own timers would only blur it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    head = { status: answer.statusCode, headers: answer.headers as NonNullable<RawAnswer['headers']> };
    return { ...head, body: await readBody(answer.body) };
  } catch (error) {
    return { ...head, failure: failureOf(error, deadline, timeoutMs) };
  } finally {
    deadline.end();
  }
};
