import { editDistance } from '../edit-distance.ts';

/** Two letters may be wrong, of a short word one. */
const isNear = (one: string, other: string): boolean => editDistance(one, other) <= (one.length > 3 ? 2 : 1);

/** The word that was meant, if that can be guessed: the nearest. */
export const meantBy = (found: string, known: Iterable<string>): string | undefined =>
  [...known]
    .filter((one) => isNear(found, one))
    .toSorted((one, other) => editDistance(found, one) - editDistance(found, other))[0];

const mostNamed = 12;

/** The clause that says what would be right, and which of it was meant if that can be guessed. */
export const expectedOneOf = (what: string, known: Iterable<string>, found: string): string => {
  const all = [...known];
  const meant = meantBy(found, all);
  if (meant !== undefined) return `expected ${what}; did you mean "${meant}"?`;
  if (all.length === 0) return `expected ${what}, of which there is none`;
  const more = all.length > mostNamed ? ' …' : '';
  return `expected ${what}: ${all.slice(0, mostNamed).join(', ')}${more}`;
};
