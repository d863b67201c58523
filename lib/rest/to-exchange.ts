import type { Exchange } from '../contract/exchange.ts';
import { cutText } from '../trace/cut-text.ts';
import type { RawAnswer } from './send-request.ts';

type Headers = Readonly<Record<string, string | readonly string[]>>;

const bodyLimit = 2048;

/** How much of a long body is searched for secrets: what is kept of it, and room for what they shrink to. */
const searched = 4 * bodyLimit;
/** No secret is longer, but for tokens, of which a part is taken out too: of a body that is not searched to its end, so much of the end may hold a part of one. */
const longestSecret = 2 * bodyLimit;

/** A long body cut to its beginning, without secrets, and without half of one at the cut. A megabyte is not searched for the sake of 2 KB. */
const brief = (text: string, redact: (text: string) => string): string => {
  const isLong = text.length > searched;
  const clean = redact(isLong ? text.slice(0, searched) : text);
  const sure = isLong ? clean.slice(0, Math.max(0, clean.length - longestSecret)) : clean;
  return !isLong && sure.length <= bodyLimit ? sure : `${cutText(sure, bodyLimit)}… (${text.length} characters)`;
};

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
  ...(sent.body === undefined ? {} : { requestBody: brief(sent.body, redact) }),
  sentAtMs: sent.sentAtMs,
  durationMs: endedAtMs - sent.sentAtMs,
  ...(answer.status === undefined ? {} : { status: answer.status }),
  ...(answer.headers === undefined ? {} : { responseHeaders: redactHeaders(answer.headers, redact) }),
  ...(answer.body === undefined ? {} : { responseBody: brief(answer.body, redact) }),
  ...(answer.failure === undefined
    ? {}
    : { failure: { code: answer.failure.code, message: redact(answer.failure.message) } }),
});
