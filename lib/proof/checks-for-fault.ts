import type { Check } from '../scenario/check.ts';
import type { Fault } from './fault.ts';

/**
 * Areas whose checks do one thing to all fourteen operations (a name, a token, a payload), and nothing that others do not do better to anything else. They
 * are half of all requests of a run.
 */
const apart: ReadonlySet<string> = new Set(['names', 'query', 'payloads', 'auth', 'optional']);

const areaOf = (id: string): string => id.split('/', 1)[0] ?? '';

/** The checks by which a fault is judged: all but those of the areas apart in which it breaks nothing. */
export const checksForFault = ({ breaks }: Pick<Fault, 'breaks'>, checks: readonly Check[]): readonly Check[] => {
  const concerned = new Set(breaks.map(areaOf));
  return checks.filter(({ id }) => !apart.has(areaOf(id)) || concerned.has(areaOf(id)));
};
