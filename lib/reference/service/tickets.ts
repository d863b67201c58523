import { randomBytes } from 'node:crypto';

/** What negotiate hands out: the id that REST uses, and the token that opens one socket. */
export interface Ticket {
  readonly connectionId: string;
  readonly connectionToken: string;
}

/** Tickets are good for one connect, to the hub that was negotiated for, within a bounded time (Microsoft's documentation says 5 seconds). */
export interface Tickets {
  issue(hub: string, version: number): Ticket;
  /** The connection id behind the `id` of a socket's URL; undefined: unknown, used, too late or of another hub. */
  redeem(id: string, hub: string): string | undefined;
}

interface Issued {
  readonly connectionId: string;
  readonly hub: string;
  readonly endsAtMs: number;
}

/** An id that no client can guess. */
export const createId = (): string => randomBytes(16).toString('base64url');

export const createTickets = (lifetimeMs: number): Tickets => {
  const issued = new Map<string, Issued>();
  // All have the same lifetime, so the oldest come first.
  const purge = (nowMs: number): void => {
    for (const [id, { endsAtMs }] of issued) {
      if (endsAtMs > nowMs) return;
      issued.delete(id);
    }
  };
  return {
    issue: (hub, version) => {
      purge(performance.now());
      const connectionId = createId();
      // Version 0 knows one id only (SignalR TransportProtocols).
      const connectionToken = version < 1 ? connectionId : createId();
      issued.set(connectionToken, { connectionId, hub, endsAtMs: performance.now() + lifetimeMs });
      return { connectionId, connectionToken };
    },
    redeem: (id, hub) => {
      purge(performance.now());
      const ticket = issued.get(id);
      if (ticket?.hub !== hub) return undefined;
      issued.delete(id);
      return ticket.connectionId;
    },
  };
};
