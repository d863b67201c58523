import type { Answer, Call, Outcome } from '../state/call.ts';

const fixed: Readonly<Record<Exclude<Outcome, 'done'>, Answer>> = {
  'not-found': { status: 404 },
  invalid: { status: 400 },
  // Seen from the service (Azure/azure-signalr#883).
  unauthorised: { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
  'unknown-path': { status: 404 },
  'wrong-method': { status: 405 },
  healthy: { status: 200 },
  failed: { status: 500 },
};

/** Bodies are empty: the document says nothing of them. Success is the first status that it lists. */
export const answer = (outcome: Outcome, call: Call | undefined): Answer =>
  outcome === 'done' ? { status: call?.operation.statuses[0] ?? 200 } : fixed[outcome];
