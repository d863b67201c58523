import type { Check } from '../../contract/check.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';

/**
 * Areas whose checks do one thing to all fourteen operations (a name, a token, a payload), one thing a hundred times, or anything in any order, and nothing
 * that others do not do better to anything else. They are two thirds of all requests of a run.
 */
const apart: ReadonlySet<string> = new Set([
  'names',
  'query',
  'payloads',
  'auth',
  'optional',
  'relationship-limit',
  'stateful',
]);

const areaOf = (id: string): string => id.split('/', 1)[0] ?? '';

/** One value says whether an innocent property turns red. */
const withOneValue = (check: Check): Check => ('arbitrary' in check ? { ...check, runs: 1 } : check);

/**
 * The checks by which a fault is judged: all but those of the areas apart in which it breaks nothing. Properties of areas other than the fault's own draw
 * one value.
 */
export const checksForFault = (
  { id, breaks }: Pick<Fault, 'id' | 'breaks'>,
  checks: readonly Check[],
): readonly Check[] => {
  const concerned = new Set(breaks.map(areaOf));
  const isOwn = (check: Check): boolean => areaOf(check.id) === areaOf(id);
  return checks
    .filter((check) => !apart.has(areaOf(check.id)) || concerned.has(areaOf(check.id)))
    .map((check) => (isOwn(check) ? check : withOneValue(check)));
};
