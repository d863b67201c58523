import type { Exchange } from '../contract/exchange.ts';
import { cutText } from '../trace/cut-text.ts';
import type { RawAnswer } from './send-request.ts';

type Headers = Readonly<Record<string, string | readonly string[]>>;

const bodyLimit = 2048;

/** How much of a long body is searched for secrets: the part that is kept, and room for secrets that shrink when redacted. */
const searched = 4 * bodyLimit;
/** No secret is longer, except tokens, and a partial token is redacted too. If a body is not searched to its end, this much of the end may contain part of a secret. */
const longestSecret = 2 * bodyLimit;

/** The redacted beginning of a long body, without part of a secret at the cut. Only the beginning is searched, since searching a megabyte is slow. */
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
