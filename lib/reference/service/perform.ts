import { applyEffect } from './apply-effect.ts';
import type { Call, Invocation, Outcome } from '../state/call.ts';
import { changes } from './changes.ts';
import type { Context } from './context.ts';
import { useHub } from './use-hub.ts';

const send = (context: Context, call: Call, invocation: Invocation): Outcome => {
  const { policies } = context;
  useHub(context, call.hub, (hub) => {
    for (const connection of policies.audience(hub, call)) {
      policies.deliver(connection, policies.renderInvocation(invocation, connection, call), call);
    }
  });
  return 'done';
};

const look = (context: Context, call: Call): Outcome =>
  useHub(context, call.hub, (hub) => context.policies.exists(hub, call)) ? 'done' : 'not-found';

const isThere = (context: Context, { hub, connection }: Call): boolean =>
  useHub(context, hub, ({ connections }) => connections.has(connection));

const change = (context: Context, call: Call): Outcome => {
  const { id, kind, parameters } = call.operation;
  // Only memberships are refused for an unknown connection: the document has no status of absence for closing one.
  if (kind === 'change' && parameters.includes('connection') && !isThere(context, call)) return 'not-found';
  const apply = (): void => useHub(context, call.hub, (hub) => changes[id]?.(context.policies, hub, call));
  return applyEffect(context, { what: id, hub: call.hub, call, apply }) ? 'done' : 'failed';
};

/** Does what a valid call asks for; everything has happened when it returns. */
export const perform = (context: Context, call: Call): Outcome => {
  if (call.invocation !== undefined) return send(context, call, call.invocation);
  return call.operation.kind === 'look' ? look(context, call) : change(context, call);
};
