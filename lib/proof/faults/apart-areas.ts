/**
 * Areas whose checks do one thing to all operations (a name, a token, a payload), one thing a hundred times, or anything in any order, and nothing that
 * others do not do better to anything else. They make two thirds of all requests of a run.
 */
export const apartAreas: ReadonlySet<string> = new Set([
  'names',
  'query',
  'payloads',
  'auth',
  'optional',
  'relationship-limit',
  'scale',
  'stateful',
]);
