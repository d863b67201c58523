import type { Operation } from '../../spec/operation.ts';
import type { Catalogue } from '../../spec/catalogue.ts';
import { operationsIn } from '../../spec/operation-in.ts';
import type { Incoming, Route } from '../state/call.ts';

interface Place {
  /** Literal text, or undefined for a parameter. */
  readonly literals: readonly (string | undefined)[];
  readonly names: readonly string[];
  readonly methods: ReadonlyMap<string, Operation>;
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

const placeOf = (path: string, operations: readonly Operation[]): Place => {
  const segments = path.split('/');
  const here = operations.filter((row) => row.path === path);
  const methods = new Map(here.map((row) => [row.method as string, row]));
  // Swagger, and what Microsoft's SDK asks existence by.
  const look = here.find(({ kind }) => kind === 'look');
  if (look !== undefined) methods.set('HEAD', look);
  return {
    literals: segments.map((segment) => (isParameter(segment) ? undefined : segment)),
    names: segments.map((segment) => segment.slice(1, -1)),
    methods,
  };
};

const fits = ({ literals }: Place, segments: readonly string[]): boolean =>
  literals.length === segments.length &&
  literals.every((literal, index) => literal === undefined || literal === segments[index]);

const segmentsOf = ({ literals, names }: Place, segments: readonly string[]): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [index, literal] of literals.entries()) {
    if (literal === undefined) found[names[index] ?? ''] = segments[index] ?? '';
  }
  return found;
};

const only = (methods: readonly string[], request: Incoming, route: Route): Route =>
  methods.includes(request.method) ? route : { to: 'wrong-method', allowed: methods };

/** Splits the raw path at its slashes, so that `%2F`, `..` and `%2e` stay what they are and an empty segment is an empty name. */
export const routesOf = (catalogue: Catalogue): ((request: Incoming) => Route) => {
  const operations = operationsIn(catalogue);
  const places = [...new Set(operations.map(({ path }) => path))].map((path) => placeOf(path, operations));
  return (request) => {
    if (request.path === catalogue.health) return only(['GET', 'HEAD'], request, { to: 'health' });
    if (request.path === '/client/negotiate') return only(['POST'], request, { to: 'negotiate' });
    const segments = request.path.split('/');
    const place = places.find((one) => fits(one, segments));
    if (place === undefined) return { to: 'unknown-path' };
    const operation = place.methods.get(request.method);
    if (operation === undefined) return { to: 'wrong-method', allowed: [...place.methods.keys()] };
    return { to: 'operation', operation, segments: segmentsOf(place, segments) };
  };
};
