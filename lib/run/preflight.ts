import { ConformanceError } from '../error.ts';
import { encodeSegment } from '../rest/encode-segment.ts';
import { isThrottled } from '../rest/is-throttled.ts';
import { operationRequest } from '../rest/operation-request.ts';
import type { RestClient, RestRequest } from '../rest/rest-client.ts';
import { createTokens } from '../rest/tokens.ts';
import { retryAfterMs } from '../rest/retry-after.ts';
import type { OperationId } from '../spec/operation.ts';
import { operationIn } from '../spec/operation-in.ts';
import type { Target } from '../target/target.ts';
import type { Exchange } from '../contract/exchange.ts';
import { createMeter, type Meter } from '../engine/ledger/meter.ts';
import { meteredRest } from './metered-rest.ts';
import { isRefusal } from './is-refusal.ts';
import { explainRefusal } from './explain-refusal.ts';
import { whyNotThisApi, type Signature } from './why-not-this-api.ts';
import { networkTrouble } from './network-trouble.ts';
import { tryClient } from './try-client.ts';

export interface PreflightOptions {
  readonly runId: string;
  readonly signal: AbortSignal;
  /** Counts what is used. Absent: there is no limit. */
  readonly meter?: Meter;
}

/** What was learnt of a target that can be judged. */
export interface Preflight {
  /** Whether a client could connect; false as well where none is claimed. */
  readonly clientsAnswer: boolean;
  /** Whether a message reached it. */
  readonly delivers: boolean;
}

const nobodys = 'asrsConformanceNobody';

const requestOf = (target: Target, runId: string, id: OperationId): RestRequest => {
  const operation = operationIn(target.catalogue, id);
  const { fixed, prefix } = target.profile.hubs;
  const hub = encodeSegment(fixed[0] ?? `${prefix}preflight_${runId}`);
  const nobody = `${nobodys}${runId}`;
  const body = operation.sends ? JSON.stringify({ Target: nobody, Arguments: [] }) : undefined;
  return operationRequest(operation, { hub, user: nobody, group: nobody, connection: nobody }, { body });
};

/** What a service that is this API does something upon, however little there is to do. */
const acts: readonly OperationId[] = ['broadcast', 'removeUserFromAllGroups', 'removeUserFromGroup'];

interface Asking {
  readonly target: Target;
  readonly runId: string;
  readonly ask: (request: RestRequest) => Promise<Exchange>;
}

const signatureOf = async ({ target, runId, ask }: Asking, known: Exchange): Promise<Signature> => {
  const claimed = acts.filter((id) => !target.profile.claims.without.includes(id));
  const elsewhere = { operation: 'other', path: `/${nobodys}-${runId}` } as const;
  const [withoutToken, elsewhereGet, elsewherePost, ...done] = await Promise.all([
    ask({ ...requestOf(target, runId, 'connectionExists'), token: 'none' }),
    ask({ ...elsewhere, method: 'GET' }),
    ask({ ...elsewhere, method: 'POST', body: '{}' }),
    ...claimed.map((id) => ask(requestOf(target, runId, id))),
  ]);
  return { known, withoutToken, elsewhereGet, elsewherePost, acts: done };
};

const throttled = ({ status, responseHeaders }: Exchange): ConformanceError => {
  const asked = retryAfterMs(responseHeaders) ?? 0;
  const wait = asked >= 1000 ? `wait ${Math.round(asked / 1000)} s, as it asks` : 'wait a while';
  return new ConformanceError(
    'ERR_THROTTLED',
    `the target throttles: it answered the first request with ${status}; ${wait}, or reduce other load on it`,
  );
};

/** The first request, and what can be said if it already goes wrong. */
const knock = async ({ target, runId, ask }: Asking): Promise<Exchange> => {
  const exchange = await ask(requestOf(target, runId, 'connectionExists'));
  const { failure } = exchange;
  if (failure !== undefined) {
    // A service may answer others, and hang where it should say that a connection is not there.
    const asked = failure.code === 'ERR_TIMEOUT' ? ` to ${exchange.method} ${exchange.url}` : '';
    throw networkTrouble({ ...failure, message: `${failure.message}${asked}` }, target.restBase);
  }
  if (isThrottled(exchange)) throw throttled(exchange);
  if (isRefusal(target.catalogue, exchange))
    throw await explainRefusal(target, exchange, requestOf(target, runId, 'connectionExists'));
  return exchange;
};

const askThrough = (rest: RestClient, target: Target, signal: AbortSignal): Asking['ask'] => {
  const { requestTimeoutMs: timeoutMs } = target.profile.timing;
  return async (request) => {
    const exchange = await rest.exchange(request, { timeoutMs, signal });
    signal.throwIfAborted();
    return exchange;
  };
};

/**
 * Finds out, before any check, whether the target can be judged at all. What cannot is said in one sentence. A service that behaves oddly but shows one sign of this API
 * is let through: oddness is for the checks.
 *
 * @throws ConformanceError ERR_TARGET_UNREACHABLE, ERR_TARGET_TLS, ERR_TARGET_NOT_ASRS, ERR_TARGET_KEY, ERR_TARGET_CLOCK, ERR_TARGET_MODE, ERR_PROFILE,
 * ERR_THROTTLED, or ERR_INTERNAL where this machine is in the way.
 */
export const preflight = async (
  target: Target,
  { runId, signal, meter = createMeter() }: PreflightOptions,
): Promise<Preflight> => {
  const tokens = createTokens(target);
  await using rest = meteredRest(target, { meter, signal, stop: signal });
  const asking: Asking = { target, runId, ask: askThrough(rest, target, signal) };
  const known = await knock(asking);
  const broadcast = requestOf(target, runId, 'broadcast');
  const [signature, client] = await Promise.all([
    signatureOf(asking, known),
    target.profile.claims.clients && target.accessKey !== undefined
      ? tryClient({ target, tokens, rest, meter, runId, signal, broadcast })
      : undefined,
  ]);
  if (client?.connected === true) return { clientsAnswer: true, delivers: client.delivers };
  const why = whyNotThisApi(target.catalogue, signature);
  if (why !== undefined)
    throw new ConformanceError('ERR_TARGET_NOT_ASRS', `${target.restBase} answers, but is not this API: ${why}`);
  return { clientsAnswer: false, delivers: false };
};
