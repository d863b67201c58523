import { openClient } from './client.js';
import { negotiate } from './negotiate.js';
import { deviates } from './service.js';
import { goodAuthorization } from './token.js';

/**
 * Connects a client: negotiate, WebSocket, handshake. Judges whether it may.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {import('./types.ts').ConnectOptions} options
 */
export async function connect(service, name, options) {
  const { refused, observe = false, offers } = options;
  const failure = await tryConnect(service, name, options);
  service.connectedAt = performance.now();
  if (observe) return;
  if (refused === undefined) {
    if (failure !== undefined) {
      deviates(service, 'connect-failed', { expected: 'a connection', seen: failure.message });
      throw failure;
    }
    if (offers !== undefined) judgeOffer(service, options);
    return;
  }
  const expected = `refused with ${refused.join(' or ')}`;
  const isEarly = options.token === undefined || options.tokenOn === 'socket' || failure?.stage === 'negotiate';
  if (failure === undefined || !isEarly)
    deviates(service, 'connected', { expected, seen: failure === undefined ? 'connected' : 'negotiate accepted it' });
  else if (failure.status === undefined || !refused.includes(failure.status))
    deviates(service, 'status', { expected, seen: failure.message });
}

/**
 * Judges what the answer to negotiate offers.
 * @param {import('./types.ts').Service} service
 * @param {import('./types.ts').ConnectOptions} options
 */
export function judgeOffer(service, { offers, negotiateVersion = 1 }) {
  const { version, hasToken, webSockets } = service.offered ?? { version: 0, hasToken: false, webSockets: false };
  const isOffered =
    offers === 'websockets' ? webSockets : version === negotiateVersion && (negotiateVersion === 0 || hasToken);
  const expected = offers === 'websockets' ? 'WebSockets with Text' : `version ${negotiateVersion}`;
  const seen = `version ${version}, ${hasToken ? 'a' : 'no'} connectionToken, ${webSockets ? '' : 'no '}WebSockets`;
  if (!isOffered) deviates(service, 'connect-failed', { expected, seen });
}

/**
 * Connects a client. Returns why it could not.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 * @param {import('./types.ts').ConnectOptions} options
 * @returns {Promise<import('./types.ts').ConnectFailure | undefined>}
 */
export async function tryConnect(service, name, options) {
  const { hub, user, token = goodAuthorization, tokenOn = 'negotiate' } = options;
  const claims = {
    ...(user === undefined ? {} : { nameid: user }),
    'asrs.s.derror': 'True',
    'asrs.s.dc': 'true',
    aud: `${service.clientUrl}/client/?hub=${encodeURIComponent(service.audience === 'sdk' ? hub.toLowerCase() : hub)}`,
  };
  const onNegotiate = (tokenOn === 'negotiate' ? token : goodAuthorization)(service, claims);
  const onSocket = tokenOn === 'socket' ? token(service, claims) : undefined;
  let stage = 'negotiate';
  try {
    const negotiated = await negotiate(service, options, onNegotiate);
    service.offered = negotiated;
    stage = 'socket';
    await openClient(service, name, { ...options, ...negotiated, authorization: onSocket ?? negotiated.authorization });
    return undefined;
  } catch (error) {
    return Object.assign(Object(error), { stage });
  }
}
