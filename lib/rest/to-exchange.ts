import type { Exchange } from '../contract/exchange.ts';
import { excerpt } from '../trace/excerpt.ts';
import type { RawAnswer } from './send-request.ts';

type Headers = Readonly<Record<string, string | readonly string[]>>;

const bodyLimit = 2048;

const hideToken = (value: string): string => value.replace(/^(\S+)(?:\s+.*)?$/s, '$1 <redacted>');

const redactHeaders = (headers: Headers, redact: (text: string) => string): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const hide = name.toLowerCase() === 'authorization' ? hideToken : redact;
      return [name, typeof value === 'string' ? hide(value) : value.map(hide)];
    }),
  );

/** What is known of a request before its response. */
export interface Sent {
  readonly operation: Exchange['operation'];
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly number: number;
  readonly sentAtMs: number;
}

/** The exchange as it may be kept and shown: secrets are redacted, and then bodies are cut to 2 KB, so that no part of a secret remains at the cut. */
export const toExchange = (
  sent: Sent,
  answer: RawAnswer,
  { endedAtMs, redact }: { readonly endedAtMs: number; readonly redact: (text: string) => string },
): Exchange => ({
  number: sent.number,
  operation: sent.operation,
  method: sent.method,
  url: redact(sent.url),
  requestHeaders: redactHeaders(sent.headers, redact),
  ...(sent.body === undefined ? {} : { requestBody: excerpt(sent.body, bodyLimit, redact) }),
  sentAtMs: sent.sentAtMs,
  durationMs: endedAtMs - sent.sentAtMs,
  ...(answer.status === undefined ? {} : { status: answer.status }),
  ...(answer.headers === undefined ? {} : { responseHeaders: redactHeaders(answer.headers, redact) }),
  ...(answer.body === undefined ? {} : { responseBody: excerpt(answer.body, bodyLimit, redact) }),
  ...(answer.failure === undefined
    ? {}
    : { failure: { code: answer.failure.code, message: redact(answer.failure.message) } }),
});
