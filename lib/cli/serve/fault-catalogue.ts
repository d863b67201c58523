import { ConformanceError } from '../../error.ts';
import type { ServiceFault } from '../../reference/service-fault.ts';
import { closest } from './closest.ts';

/** A fault as `list --faults` shows it. */
export interface ListedFault extends ServiceFault {
  /** The requirements that it breaks. */
  readonly breaks: readonly string[];
}

/** Loads the fault catalogue. The catalogue lies above this room, so that whoever starts the command line hands it in. */
export type LoadFaults = () => Promise<readonly ListedFault[]>;

const unknown = (id: string, faults: readonly ListedFault[]): ConformanceError => {
  const meant = closest(
    id,
    faults.map((fault) => fault.id),
  );
  const hint = meant.length === 0 ? '"list --faults" prints all ids' : `did you mean ${meant.join(', ')}?`;
  return new ConformanceError('ERR_USAGE', `--fault ${id}: there is no such fault; ${hint}`);
};

/**
 * The faults of these ids, in this order.
 *
 * @throws ConformanceError ERR_USAGE for an id that the catalogue does not have
 */
export const faultsOf = (ids: readonly string[], faults: readonly ListedFault[]): readonly ListedFault[] =>
  ids.map((id) => {
    const found = faults.find((fault) => fault.id === id);
    if (found === undefined) throw unknown(id, faults);
    return found;
  });
