import type { Operation, PathParameter } from '../spec/operation.ts';

/**
 * The raw path and query of an operation, below the base of the target. Segments and query values must already be encoded.
 *
 * @throws TypeError for a parameter of the path that is not given.
 */
export const operationPath = (
  operation: Operation,
  segments: Partial<Record<PathParameter, string>>,
  query: readonly (readonly [string, string])[],
): string => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const segment = segments[name as PathParameter];
    if (segment === undefined) throw new TypeError(`${operation.id}: the path needs "${name}"`);
    return segment;
  });
  const all = [...operation.fixedQuery, ...query];
  return all.length === 0 ? path : `${path}?${all.map(([name, value]) => `${name}=${value}`).join('&')}`;
};
