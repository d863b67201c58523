import { admitClient } from './admit-client.ts';
import type { Answer, Call, Incoming, Outcome, Route } from '../state/call.ts';
import type { Context } from './context.ts';
import { perform } from './perform.ts';
import { readCall } from './read-call.ts';
import { readClaims } from './read-claims.ts';

interface Result {
  readonly outcome: Outcome;
  readonly call?: Call | undefined;
}

type OperationRoute = Extract<Route, { readonly to: 'operation' }>;

/** Authenticates first, so that a client without a token learns nothing about what is valid. */
const operate = (context: Context, route: OperationRoute, request: Incoming, body: Buffer): Result => {
  const { policies } = context;
  const claims = readClaims(context, request, 'rest');
  if (claims === undefined || !policies.isForRequest(claims, request)) return { outcome: 'unauthorised' };
  const call = readCall(policies, route, { query: request.query, body });
  return call === undefined ? { outcome: 'invalid' } : { outcome: perform(context, call), call };
};

const negotiate = (context: Context, request: Incoming): Answer => {
  const { policies, tickets } = context;
  const admission = admitClient(context, request);
  if (typeof admission === 'string') return policies.answer(admission, undefined, request);
  const version = Number(admission.query.get('negotiateVersion')) || 0;
  const { connectionId, connectionToken } = tickets.issue(admission.hub, version);
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: policies.negotiateAnswer(version, connectionId, connectionToken),
  };
};

/** Route, authentication, validation, effect, in this order. Throws if a policy does. */
export const answerRequest = (context: Context, request: Incoming, body: Buffer): Answer => {
  const { policies } = context;
  const route = policies.route(request);
  switch (route.to) {
    case 'operation': {
      const { outcome, call } = operate(context, route, request, body);
      return policies.answer(outcome, call, request);
    }
    case 'negotiate':
      return negotiate(context, request);
    case 'health':
      return policies.answer('healthy', undefined, request);
    case 'wrong-method': {
      const answer = policies.answer('wrong-method', undefined, request);
      return { ...answer, headers: { ...answer.headers, Allow: route.allowed.join(', ') } };
    }
    default:
      return policies.answer('unknown-path', undefined, request);
  }
};
