const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [at, otherLetter] of Array.from(other).entries()) {
      const change = (row[at] ?? 0) + Number(letter !== otherLetter);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** Two letters may be wrong, of a short word one. */
const isNear = (one: string, other: string): boolean => distance(one, other) <= (one.length > 3 ? 2 : 1);

/** The word that was meant, if that can be guessed: the nearest. */
export const meantBy = (found: string, known: Iterable<string>): string | undefined =>
  [...known]
    .filter((one) => isNear(found, one))
    .toSorted((one, other) => distance(found, one) - distance(found, other))[0];

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
