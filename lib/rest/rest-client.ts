import { setTimeout as passTime } from 'node:timers/promises';
import { Semaphore } from 'async-mutex';
import { mayAskAgain } from '../spec/may-ask-again.ts';
import { operationIn } from '../spec/operation-in.ts';
import type { OperationId } from '../spec/operation.ts';
import type { Target } from '../target/target.ts';
import { operationOf, type Exchange } from '../contract/exchange.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { AuthorizationHeader } from './authorization-header.ts';
import { createConnections, type Connections } from './connections.ts';
import { isThrottled } from './is-throttled.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { RestWire, WireRequest } from './rest-wire.ts';
import { sendRequest, type RawAnswer, type RawRequest } from './send-request.ts';
import type { TokenVariant } from '../contract/token-variant.ts';
import type { Tokens } from './tokens.ts';
import { toExchange } from './to-exchange.ts';

/** A request below one of the bases of the target. */
export interface RestRequest {
  readonly operation: OperationId | 'negotiate' | 'other';
  readonly method: string;
  /** Raw path and query below the base, sent unchanged. */
  readonly path: string;
  readonly body?: string | undefined;
  /** Sent only with a body. Default `application/json`; null: no header. */
  readonly contentType?: string | null | undefined;
  /** Sends the body in chunks, without a Content-Length. */
  readonly chunked?: boolean | undefined;
  readonly token?: TokenVariant | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default `rest`. */
  readonly base?: 'rest' | 'client' | undefined;
  /** Another origin, to which the target has sent a client. The path is not below a base then. */
  readonly origin?: string | undefined;
  /** Replaces the REST token. */
  readonly authorization?: AuthorizationHeader | undefined;
  /** Which of a run's scenarios or probes sends it. */
  readonly scope?: string | undefined;
}

export interface ExchangeOptions {
  /** Timeout of each try, from sending to the last byte of the response. Default: that of the client. */
  readonly timeoutMs?: number | undefined;
  /** Goes before all that waits for its turn: others cannot be judged without it. */
  readonly urgent?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Receives the complete response body with its secrets, which negotiate needs. Not called without a response. */
  readonly onBody?: (body: string) => void;
}

/** An HTTP client for one target. It keeps to the number of concurrent requests that the profile allows. */
export interface RestClient extends AsyncDisposable {
  /** Sends the request and records the exchange. A network error becomes `failure` of the exchange; it is never thrown. */
  exchange(request: RestRequest, options?: ExchangeOptions): Promise<Exchange>;
}

export interface RestClientOptions {
  readonly target: Target;
  readonly recorder: Recorder;
  readonly tokens: Tokens;
  /** Aborts pending requests. */
  readonly signal?: AbortSignal | undefined;
  /** Timeout of each try that has none of its own, asked for when it is sent. Default: that of the profile. */
  readonly timeoutMs?: (() => number) | undefined;
  /** Default: the network. */
  readonly wire?: RestWire | undefined;
}

/** Whether a request may be sent again on a new connection: only where the repetition has the same answer. A negotiation that nobody uses ends by itself. */
const mayRepeat = ({ catalogue }: Target, request: RestRequest, does: WireRequest['does']): boolean => {
  const asked = operationOf(request);
  return does !== 'send' && does !== 'other' && (asked === undefined || mayAskAgain(operationIn(catalogue, asked)));
};

const doesWhat = ({ catalogue }: Target, { operation, method }: RestRequest): WireRequest['does'] => {
  if (operation === 'negotiate') return 'negotiate';
  if (operation === 'other') return method === 'GET' || method === 'HEAD' ? 'look' : 'other';
  return operationIn(catalogue, operation).kind;
};

const brokenSocket: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const headersOf = (request: RestRequest, authorization: AuthorizationHeader): Record<string, string | string[]> => {
  const type = request.contentType === undefined ? 'application/json' : request.contentType;
  return {
    ...(authorization.length === 0 ? {} : { authorization: [...authorization] }),
    ...(request.body === undefined || type === null ? {} : { 'content-type': type }),
    ...request.headers,
  };
};

/** Creates the client of a target. The caller disposes of it. */
export const createRestClient = ({
  target,
  recorder,
  tokens,
  signal,
  timeoutMs: usualTimeoutMs = () => target.profile.timing.requestTimeoutMs,
  wire,
}: RestClientOptions): RestClient => {
  const { limits, timing } = target.profile;
  const open = (base: string): Connections =>
    createConnections({ base, connections: limits.requests, connectTimeoutMs: timing.requestTimeoutMs / 2 });
  const bases = { rest: target.restBase, client: target.clientBase };
  const opened = new Map<string, Connections>();
  const connectionsTo = (base: string): Connections => {
    const connections = opened.get(base) ?? open(base);
    opened.set(base, connections);
    return connections;
  };
  const permits = new Semaphore(limits.requests);
  const redact = (text: string): string => recorder.redact(text);

  const attempt = async (request: RestRequest, options: ExchangeOptions, fresh: boolean): Promise<Exchange> => {
    const base = request.origin ?? bases[request.base ?? 'rest'];
    const connections = connectionsTo(base);
    const url = `${base}${request.path}`;
    const authorization = request.authorization ?? (await tokens.rest(url, request.token));
    const { method, operation, body, chunked = false } = request;
    const headers = headersOf(request, authorization);
    const { origin, prefix } = connections;
    const raw: RawRequest = { method, headers, body, chunked, path: `${prefix}${request.path}` };
    const { timeoutMs = usualTimeoutMs() } = options;
    const sent = { operation, method, url, headers, body, number: recorder.begin(), sentAtMs: recorder.now() };
    const wait = { timeoutMs, signals: [signal, options.signal] };
    const send = (dispatcher: Connections['pooled']): Promise<RawAnswer> =>
      sendRequest(raw, { dispatcher, origin, ...wait });
    const live = (): Promise<RawAnswer> => (fresh ? connections.fresh(send) : send(connections.pooled));
    const answer = await (wire?.send(
      { scope: request.scope ?? '', base, raw, does: doesWhat(target, request) },
      wait,
      live,
    ) ?? live());
    if (isThrottled(answer)) recorder.count('throttled');
    if (answer.body !== undefined) options.onBody?.(answer.body);
    const exchange = toExchange(sent, answer, { endedAtMs: recorder.now(), redact });
    recorder.record(exchange);
    return exchange;
  };

  /** Whether the target closes idle connections sooner than this client does. */
  let closesIdle = false;

  /**
   * A server may close a pooled connection at any time. That is no defect. A request that may be repeated is sent again on a new connection; others take a new
   * connection from the start once this has happened.
   */
  const attemptOnLiveSocket = async (request: RestRequest, options: ExchangeOptions): Promise<Exchange> => {
    const repeats = mayRepeat(target, request, doesWhat(target, request));
    const exchange = await attempt(request, options, closesIdle && !repeats);
    const broken = exchange.status === undefined && brokenSocket.has(exchange.failure?.code ?? '');
    closesIdle ||= broken;
    return broken && repeats ? attempt(request, options, true) : exchange;
  };

  const pause = async (delayMs: number, options: ExchangeOptions): Promise<boolean> => {
    const signals = [signal, options.signal].filter((one) => one !== undefined);
    return passTime(delayMs, true, { signal: AbortSignal.any(signals) }).catch(() => false);
  };

  const obeyingThrottling = async (request: RestRequest, options: ExchangeOptions): Promise<Exchange> => {
    let exchange = await attemptOnLiveSocket(request, options);
    let waitedMs = 0;
    for (let tries = 1; isThrottled(exchange); tries += 1) {
      const delayMs = retryDelayMs(exchange.responseHeaders, { tries, waitedMs });
      if (delayMs === undefined || !(await pause(delayMs, options))) break;
      waitedMs += delayMs;
      exchange = await attemptOnLiveSocket(request, options);
    }
    return exchange;
  };

  return {
    // A throttled request keeps its permit, which reduces the load on the target.
    exchange: (request, options = {}) =>
      wire?.isOffline === true
        ? obeyingThrottling(request, options)
        : permits.runExclusive(() => obeyingThrottling(request, options), 1, options.urgent === true ? 1 : 0),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...opened.values()].map((one) => one[Symbol.asyncDispose]()));
    },
  };
};
