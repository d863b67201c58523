import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import type { Operation, OperationId, PathParameter } from './operation.ts';

const parametersOf = (path: string): readonly PathParameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as PathParameter);

const operationOf = ({ base, fixedQuery, errors }: Catalogue, id: OperationId, entry: CatalogueEntry): Operation => {
  const path = `${base}${entry.path}`;
  return {
    ...entry,
    id,
    path,
    fixedQuery,
    parameters: parametersOf(path),
    hasAbsence: entry.absent.length > 0,
    sends: entry.kind === 'send',
    invalid: errors.invalid,
    unauthorized: errors.unauthorized,
    notThere: entry.absent.length > 0 ? entry.absent : errors.absent,
    saysNotThere: [],
    statuses: [...entry.success, ...errors.invalid, ...entry.absent].toSorted((one, other) => one - other),
  };
};

const known = new WeakMap<Catalogue, ReadonlyMap<OperationId, Operation>>();

const rowsOf = (catalogue: Catalogue): ReadonlyMap<OperationId, Operation> => {
  const before = known.get(catalogue);
  if (before !== undefined) return before;
  const entries = Object.entries(catalogue.operations) as [OperationId, CatalogueEntry][];
  const rows = new Map(entries.map(([id, entry]) => [id, operationOf(catalogue, id, entry)]));
  known.set(catalogue, rows);
  return rows;
};

/** The operations of a catalogue, in its order. */
export const operationsIn = (catalogue: Catalogue): readonly Operation[] => [...rowsOf(catalogue).values()];

/** An operation as the catalogue has it. @throws TypeError for an id that the catalogue does not have. */
export const operationIn = (catalogue: Catalogue, id: OperationId): Operation => {
  const row = rowsOf(catalogue).get(id);
  if (row === undefined) throw new TypeError(`the catalogue "${catalogue.version}" has no operation ${id}`);
  return row;
};
