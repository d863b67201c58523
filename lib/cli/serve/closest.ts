/** How many characters differ: inserted, left out or replaced (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, character] of one.split('').entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (row[at - 1] ?? 0) + (character === other[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The names that were probably meant, the closest first; none where all are far from what was written. */
export const closest = (written: string, names: readonly string[], most = 3): readonly string[] =>
  names
    .map((name) => ({ name, far: name.startsWith(written) ? 1 : distance(written, name) }))
    .filter(({ far }) => far <= Math.max(2, written.length / 4))
    .toSorted((one, other) => one.far - other.far)
    .slice(0, most)
    .map(({ name }) => name);
