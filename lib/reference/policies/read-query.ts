import type { Operation } from '../../spec/operation.ts';
import type { CallQuery } from '../state/call.ts';

const nothing: CallQuery = { excluded: [], ttlSeconds: undefined, reason: undefined };

/** Digits only: the schema says integer, and a duration cannot be negative. */
const isTtl = (values: readonly string[]): boolean => values.length === 1 && /^\d+$/.test(values[0] ?? '');

/** Reads the parameters that the operation has; those it does not have are ignored. Required parameters must be present. */
export const readQuery = (query: URLSearchParams, operation: Operation): CallQuery | undefined => {
  if (operation.fixedQuery.some(([name, value]) => query.get(name) !== value)) return undefined;
  if (query.size === 0 || operation.query.length === 0) return nothing;
  const valuesOf = (name: Operation['query'][number]): string[] =>
    operation.query.includes(name) ? query.getAll(name) : [];
  const ttl = valuesOf('ttl');
  if (ttl.length > 0 && !isTtl(ttl)) return undefined;
  return {
    excluded: valuesOf('excluded'),
    ttlSeconds: ttl.length === 0 ? undefined : Number(ttl[0]),
    reason: valuesOf('reason')[0],
  };
};
