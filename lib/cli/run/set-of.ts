import { ConformanceError } from '../../error.ts';
import { loadSets, setNamed, type FrozenSet } from '../../spec/frozen-set.ts';
import { closest } from '../serve/closest.ts';

/**
 * The frozen set of that name; undefined: none was asked for.
 *
 * @throws ConformanceError ERR_USAGE for a name that no set has
 */
export const setOf = (name: string | undefined): FrozenSet | undefined => {
  if (name === undefined) return undefined;
  const found = setNamed(name);
  if (found !== undefined) return found;
  const names = loadSets().map((set) => set.name);
  const [meant] = closest(name, names);
  const hint = meant === undefined ? `expected ${names.join(', ')}` : `did you mean ${meant}?`;
  throw new ConformanceError('ERR_USAGE', `--set ${name}: there is no such set; ${hint}`);
};
