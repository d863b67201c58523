import { editDistance } from '../../contract/edit-distance.ts';

/** The names that were probably meant, the closest first; none where all are far from what was written. */
export const closest = (written: string, names: readonly string[], most = 3): readonly string[] =>
  names
    .map((name) => ({ name, far: name.startsWith(written) ? 1 : editDistance(written, name) }))
    .filter(({ far }) => far <= Math.max(2, written.length / 4))
    .toSorted((one, other) => one.far - other.far)
    .slice(0, most)
    .map(({ name }) => name);
