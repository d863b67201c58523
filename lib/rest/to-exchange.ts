import type { Exchange } from '../trace/exchange.ts';
import type { RawAnswer } from './send-request.ts';

type Headers = Readonly<Record<string, string | readonly string[]>>;

const bodyLimit = 2048;

const cut = (text: string): string =>
  text.length <= bodyLimit ? text : `${text.slice(0, bodyLimit)}… (${text.length} characters)`;

const hideToken = (value: string): string => value.replace(/^(\S+)(?:\s+.*)?$/s, '$1 <redacted>');

const redactHeaders = (headers: Headers, redact: (text: string) => string): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const hide = name.toLowerCase() === 'authorization' ? hideToken : redact;
      return [name, typeof value === 'string' ? hide(value) : value.map(hide)];
    }),
  );

/** What is known of a request before its answer. */
export interface Sent {
  readonly operation: Exchange['operation'];
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly number: number;
  readonly sentAtMs: number;
}

/** The exchange as it may be kept and shown: bodies cut to 2 KB, secrets removed (first, so that no half of one is left at the cut). */
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
  ...(sent.body === undefined ? {} : { requestBody: cut(redact(sent.body)) }),
  sentAtMs: sent.sentAtMs,
  durationMs: endedAtMs - sent.sentAtMs,
  ...(answer.status === undefined ? {} : { status: answer.status }),
  ...(answer.headers === undefined ? {} : { responseHeaders: redactHeaders(answer.headers, redact) }),
  ...(answer.body === undefined ? {} : { responseBody: cut(redact(answer.body)) }),
  ...(answer.failure === undefined
    ? {}
    : { failure: { code: answer.failure.code, message: redact(answer.failure.message) } }),
});
