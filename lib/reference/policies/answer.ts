import type { Catalogue } from '../../spec/catalogue.ts';
import type { Answer, Call, Outcome } from '../state/call.ts';

/** The first of the statuses that mean the same; a catalogue has at least one. */
const first = ([status = 500]: readonly number[]): Answer => ({ status });

/** The correct answers. Bodies are empty: the document says nothing of them. Success is the first status that the catalogue lists. */
export const answersOf = ({ errors }: Catalogue): ((outcome: Outcome, call: Call | undefined) => Answer) => {
  const fixed: Readonly<Record<Exclude<Outcome, 'done'>, Answer>> = {
    'not-found': first(errors.absent),
    invalid: first(errors.invalid),
    // Seen from the service (Azure/azure-signalr#883).
    unauthorised: { ...first(errors.unauthorized), headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
    'unknown-path': { status: 404 },
    'wrong-method': { status: 405 },
    healthy: { status: 200 },
    failed: { status: 500 },
  };
  return (outcome, call) => {
    if (outcome === 'done') return first(call?.operation.success ?? []);
    return outcome === 'not-found' && call !== undefined ? first(call.operation.notThere) : fixed[outcome];
  };
};
