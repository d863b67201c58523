import type { AuthorizationHeader } from '../rest/authorization-header.ts';
import { ConnectError } from './connect-error.ts';
import { negotiate, type Negotiated } from './negotiate.ts';
import { openSocket } from './open-socket.ts';
import type { Probe, ProbeOptions } from './probe.ts';

/** How long a negotiated token is valid (Microsoft's documentation). A service may refuse a later client. */
const connectWithinMs = 5000;

const spoil = (value: string): string => `${value.slice(0, -8)}${'A'.repeat(8)}`;

/** What the socket gets in place of a good token. A token of ours goes to no origin but the target's; there, the token that the redirect gave is damaged. */
const badOnSocket = (
  bad: AuthorizationHeader,
  { url, authorization }: Negotiated,
  base: string,
): AuthorizationHeader => {
  const stays = url === undefined || !URL.canParse(url) || new URL(url).origin === new URL(base).origin;
  return stays || bad.length === 0 ? bad : authorization.map(spoil);
};

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
    base: options.target.clientBase,
    hub,
    deadlineMs,
    signal,
    scope: options.scope,
    version: options.negotiateVersion ?? 1,
    authorization: tokenOn === 'negotiate' ? bad : good,
  });
  const authorization =
    tokenOn === 'socket' && token !== undefined
      ? badOnSocket(bad, negotiated, options.target.clientBase)
      : negotiated.authorization;
  try {
    return await openSocket(options, { ...negotiated, authorization });
  } catch (error) {
    const tookMs = performance.now() - negotiated.askedAt;
    if (!(error instanceof ConnectError) || error.status === undefined || tookMs < connectWithinMs) throw error;
    const message = `the socket was refused ${Math.round(tookMs)} ms after negotiation was asked for: ${error.message}`;
    throw new ConnectError(message, { stage: 'socket', network: true, late: true, cause: error });
  }
};
