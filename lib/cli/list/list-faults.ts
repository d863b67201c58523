import { countOf } from '../../contract/quantity.ts';
import { ConformanceError } from '../../error.ts';
import { areaOf } from '../../spec/area-of.ts';
import type { ListedFault, LoadFaults } from '../serve/fault-catalogue.ts';
import type { Terminal } from '../terminal.ts';

const chosen = (faults: readonly ListedFault[], areas: readonly string[]): readonly ListedFault[] => {
  const known = [...new Set(faults.map(({ id }) => areaOf(id)))];
  const wrong = areas.find((area) => !known.includes(area));
  if (wrong !== undefined)
    throw new ConformanceError('ERR_USAGE', `no fault is of the area ${wrong}; the areas are ${known.join(', ')}`);
  return areas.length === 0 ? faults : faults.filter(({ id }) => areas.includes(areaOf(id)));
};

/** Prints the ids that `serve --fault` takes. @throws ConformanceError ERR_USAGE for an area that has none */
export const listFaults = async (
  { area = [], json }: { readonly area?: readonly string[]; readonly json?: true },
  { say, paint }: Terminal,
  loadFaults: LoadFaults,
): Promise<number> => {
  const faults = chosen(await loadFaults(), area);
  if (json === true) {
    const rows = faults.map(({ id, says, breaks }) => ({ id, area: areaOf(id), says, breaks }));
    say(JSON.stringify({ format: 1, faults: rows }, null, 2));
  } else {
    say(...faults.map(({ id, says }) => `${paint.strong(id)}  ${says}`));
    say('', `${countOf(faults.length, 'fault')}; "serve --fault <id>" starts a service that has it`);
  }
  return 0;
};
