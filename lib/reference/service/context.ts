import type { Policies } from '../policies/policies.ts';
import type { Hubs } from '../state/state.ts';
import type { Tickets } from './tickets.ts';

/** What every part of one running service works with. */
export interface Context {
  readonly policies: Policies;
  readonly accessKey: string;
  readonly hubs: Hubs;
  readonly tickets: Tickets;
  readonly pingIntervalMs: number;
  readonly clientTimeoutMs: number;
  readonly handshakeTimeoutMs: number;
}
