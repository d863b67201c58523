import type { AuthorizationHeader } from '../rest/authorization-header.ts';
import type { RestClient } from '../rest/rest-client.ts';
import { ownTrouble } from '../rest/own-trouble.ts';
import { ConnectError } from './connect-error.ts';

/** The other members of the negotiate response. SignalR clients cannot connect without them. */
export interface Offer {
  /** 0 if absent from the response. */
  readonly version: number;
  readonly hasToken: boolean;
  /** Whether WebSockets with transfer format Text is among the transports. */
  readonly webSockets: boolean;
}

/** The result of negotiation: how to open the socket. */
export interface Negotiated {
  readonly connectionId: string;
  /** The `id` in the URL of the socket: the token in version 1, the connection id in version 0 (SignalR TransportProtocols). */
  readonly socketId: string;
  /** Base of the socket URL, with its query, if the response redirected. Undefined: the base of the target. */
  readonly url: string | undefined;
  readonly authorization: AuthorizationHeader;
  readonly offer: Offer;
  /** When the request was sent, in `performance.now()` milliseconds. The tokens of the response are not older. */
  readonly askedAt: number;
}

interface NegotiateOptions {
  /** Base of the target for clients. */
  readonly base: string;
  readonly rest: RestClient;
  readonly hub: string;
  readonly version: 0 | 1;
  readonly authorization: AuthorizationHeader;
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Which of a run's probes asks. */
  readonly scope?: string | undefined;
}

const maximumRedirects = 5;
const stage = 'negotiate';

interface Answer {
  readonly askedAt: number;
  readonly negotiateVersion?: unknown;
  readonly availableTransports?: unknown;
  readonly connectionId?: unknown;
  readonly connectionToken?: unknown;
  readonly url?: unknown;
  readonly accessToken?: unknown;
  readonly error?: unknown;
}

const parseAnswer = (body: string): Omit<Answer, 'askedAt'> => {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Reported below.
  }
  throw new ConnectError('negotiate was answered with 200, but not with a JSON object', { stage });
};

/** Where negotiation takes place. */
interface Place {
  /** Undefined: the target. */
  readonly origin?: string | undefined;
  readonly path: string;
  readonly authorization: AuthorizationHeader;
}

const post = async ({ rest, deadlineMs, signal, scope }: NegotiateOptions, place: Place): Promise<Answer> => {
  let body = '';
  const exchange = await rest.exchange(
    { operation: 'negotiate', base: 'client', method: 'POST', scope, ...place },
    { timeoutMs: deadlineMs, signal, onBody: (text) => (body = text) },
  );
  const { status, failure } = exchange;
  if (status === undefined || failure !== undefined) {
    const network = failure?.code !== 'ERR_TIMEOUT' && failure?.code !== 'ERR_BODY_TOO_LONG';
    const own = ownTrouble.test(failure?.code ?? '');
    const silent = failure?.code === 'ERR_TIMEOUT';
    const message = `negotiate got no answer: ${failure?.message ?? 'nothing came'}`;
    throw new ConnectError(message, { stage, network, silent, own });
  }
  if (status !== 200) throw new ConnectError(`negotiate was answered with ${status}`, { stage, status });
  // Not from the start: a request waits for its turn before it is sent.
  return { ...parseAnswer(body), askedAt: performance.now() - exchange.durationMs };
};

const isWebSockets = (one: unknown): boolean => {
  const { transport, transferFormats } = (one ?? {}) as { transport?: unknown; transferFormats?: unknown };
  return transport === 'WebSockets' && Array.isArray(transferFormats) && transferFormats.includes('Text');
};

const offerOf = ({ negotiateVersion, connectionToken, availableTransports }: Answer): Offer => ({
  version: typeof negotiateVersion === 'number' ? negotiateVersion : 0,
  hasToken: typeof connectionToken === 'string',
  webSockets: Array.isArray(availableTransports) && availableTransports.some(isWebSockets),
});

/** A target may answer in a lower version than requested. Then the connection id opens the socket. */
const read = (answer: Answer, { version, authorization }: NegotiateOptions, url: string | undefined): Negotiated => {
  const { connectionId, connectionToken } = answer;
  if (typeof connectionId !== 'string' || connectionId === '')
    throw new ConnectError('the answer to negotiate has no connectionId', { stage });
  const socketId = version > 0 && typeof connectionToken === 'string' ? connectionToken : connectionId;
  return { connectionId, socketId, url, authorization, offer: offerOf(answer), askedAt: answer.askedAt };
};

const negotiatePath = (pathname: string, search: string, version: 0 | 1): string => {
  const query = new URLSearchParams(search);
  query.set('negotiateVersion', String(version));
  return `${pathname.replace(/\/$/, '')}/negotiate?${query.toString()}`;
};

interface Redirect extends NegotiateOptions {
  readonly place: Place;
}

/** The place that a redirect names. The client's own token goes to no other origin; one that the response brings does. */
const redirected = (url: string, { accessToken }: Answer, { place, base, version }: Redirect): Place => {
  const { origin, pathname, search } = URL.canParse(url) ? new URL(url) : { ...place, pathname: url, search: '' };
  const keepsToken = origin === undefined || origin === place.origin || origin === new URL(base).origin;
  const kept = keepsToken ? place.authorization : [];
  const authorization = typeof accessToken === 'string' ? [`Bearer ${accessToken}`] : kept;
  return { origin, path: negotiatePath(pathname, search, version), authorization };
};

/**
 * Negotiates the URL and the connection id. Follows redirects (`url`, `accessToken`), to other origins as well.
 * @throws ConnectError
 */
export const negotiate = async (options: NegotiateOptions): Promise<Negotiated> => {
  let place: Place = {
    path: `/client/negotiate?hub=${encodeURIComponent(options.hub)}&negotiateVersion=${options.version}`,
    authorization: options.authorization,
  };
  let url: string | undefined;
  for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
    const answer = await post(options, place);
    if (typeof answer.error === 'string')
      throw new ConnectError(`negotiate was answered with an error: ${answer.error}`, { stage });
    if (typeof answer.url !== 'string') return read(answer, { ...options, authorization: place.authorization }, url);
    url = answer.url;
    place = redirected(url, answer, { ...options, place });
  }
  throw new ConnectError(`negotiate redirected more than ${maximumRedirects} times`, { stage });
};
