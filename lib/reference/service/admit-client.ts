import type { Incoming } from '../state/call.ts';
import type { Context } from './context.ts';
import { readClaims } from './read-claims.ts';
import type { Claims } from '../state/claims.ts';

/** A client that may speak to a hub. */
export interface Admission {
  /** Key of the hub. */
  readonly hub: string;
  readonly claims: Claims;
  readonly query: URLSearchParams;
}

/** The same token authorises negotiation and the socket. */
export const admitClient = (context: Context, request: Incoming): Admission | 'unauthorised' | 'invalid' => {
  const { policies } = context;
  const query = new URLSearchParams(request.query);
  const hub = query.get('hub') ?? '';
  const claims = readClaims(context, request, 'client');
  if (claims === undefined || !policies.isForHub(claims, request, hub)) return 'unauthorised';
  if (!policies.nameIsValid(hub, 'hub', undefined)) return 'invalid';
  return { hub: policies.nameKey(hub, 'hub'), claims, query };
};
