import type { PathParameter } from '../../spec/operation.ts';
import type { Call, CallQuery, Route } from '../state/call.ts';
import type { Policies } from '../policies/policies.ts';

type OperationRoute = Extract<Route, { readonly to: 'operation' }>;

interface Sent {
  readonly query: string;
  readonly body: Buffer;
}

/** The names of the path as keys; undefined if one of them is malformed or breaks a rule. */
const readNames = (
  policies: Policies,
  { operation, segments }: OperationRoute,
): Record<PathParameter, string> | undefined => {
  const names = { hub: '', group: '', user: '', connection: '' };
  for (const parameter of operation.parameters) {
    const name = policies.decodeName(segments[parameter] ?? '', parameter, operation);
    if (name === undefined || !policies.nameIsValid(name, parameter, operation)) return undefined;
    names[parameter] = policies.nameKey(name, parameter);
  }
  return names;
};

/** Excluded ids are names of connections too. */
const keyed = (policies: Policies, query: CallQuery): CallQuery =>
  query.excluded.length === 0
    ? query
    : { ...query, excluded: query.excluded.map((id) => policies.nameKey(id, 'connection')) };

/** The call that an authorised request makes; undefined: it is invalid. */
export const readCall = (policies: Policies, route: OperationRoute, sent: Sent): Call | undefined => {
  const { operation } = route;
  const names = readNames(policies, route);
  if (names === undefined) return undefined;
  const query = policies.readQuery(new URLSearchParams(sent.query), operation);
  if (query === undefined) return undefined;
  const invocation = operation.sends ? policies.readBody(sent.body, operation) : undefined;
  if (operation.sends && invocation === undefined) return undefined;
  return { operation, ...names, query: keyed(policies, query), invocation };
};
