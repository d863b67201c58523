import { ConnectError } from './connect-error.ts';
import { negotiate } from './negotiate.ts';
import { openSocket } from './open-socket.ts';
import type { Probe, ProbeOptions } from './probe.ts';

/** How long a negotiated token is valid (Microsoft's documentation). A service may refuse a later client. */
const connectWithinMs = 5000;

/**
 * Connects as a SignalR client does: negotiate, WebSocket, handshake.
 * @throws ConnectError
 */
export const openProbe = async (options: ProbeOptions): Promise<Probe> => {
  const { tokens, hub, user, rest, deadlineMs, signal, token, tokenOn = 'negotiate' } = options;
  const good = await tokens.client(hub, user);
  const bad = token === undefined ? good : await tokens.client(hub, user, token);
  const negotiated = await negotiate({
    rest,
    hub,
    deadlineMs,
    signal,
    version: options.negotiateVersion ?? 1,
    authorization: tokenOn === 'negotiate' ? bad : good,
  });
  const redirected = negotiated.url !== undefined;
  try {
    return await openSocket(options, redirected ? negotiated : { ...negotiated, authorization: bad });
  } catch (error) {
    const tookMs = performance.now() - negotiated.askedAt;
    if (!(error instanceof ConnectError) || error.status === undefined || tookMs < connectWithinMs) throw error;
    const message = `the socket was refused ${Math.round(tookMs)} ms after negotiation was asked for: ${error.message}`;
    throw new ConnectError(message, { stage: 'socket', network: true, late: true, cause: error });
  }
};
