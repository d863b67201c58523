import { z } from 'zod';
import { ConformanceError } from '../error.ts';
import type { Catalogue } from './catalogue.ts';
import { v1 } from './catalogues/v1.ts';
import type { OperationId } from './operation.ts';
import { readRequirementFiles, type RequirementFile } from './read-requirement-files.ts';
import { renderStatuses } from './render-statuses.ts';
import { requirementFields } from './requirement-fields.ts';
import type { Requirement } from './requirement.ts';

const operationIds = Object.keys(v1.operations) as [OperationId, ...OperationId[]];

const row = z.strictObject({
  ...requirementFields,
  audience: z.enum(['answer', 'delivery', 'whole', 'arrival', 'if-accepted', 'once', 'silence']).exactOptional(),
  charges: z.array(z.string().regex(/^[a-zA-Z]+ [a-z-]+(?: [a-zA-Z-]+)?$/)).exactOptional(),
  restates: z.literal(true).exactOptional(),
  effectOf: z.array(z.enum(operationIds)).exactOptional(),
  excluded: z.string().min(1).exactOptional(),
});

const sayWith = (catalogue: Catalogue, file: string, text: string): string => {
  try {
    return renderStatuses(catalogue, text);
  } catch (error) {
    throw new ConformanceError('ERR_FIXTURE', `${file}: ${(error as Error).message}`, { cause: error });
  }
};

const load = (catalogue: Catalogue, { file, rows }: RequirementFile): readonly Requirement[] => {
  const result = z.array(row).safeParse(rows);
  if (!result.success) throw new ConformanceError('ERR_FIXTURE', `${file}: ${z.prettifyError(result.error)}`);
  return result.data.map((requirement) => ({ ...requirement, says: sayWith(catalogue, file, requirement.says) }));
};

const read = (catalogue: Catalogue): readonly Requirement[] => {
  const all = readRequirementFiles().flatMap((file) => load(catalogue, file));
  const twice = all.find(({ id }, index) => all.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) throw new ConformanceError('ERR_FIXTURE', `requirement ${twice.id} is there twice`);
  return all;
};

const known = new WeakMap<Catalogue, readonly Requirement[]>();

/**
 * The requirement ledger: every row of `fixtures/requirements/*.yaml`, files in the order of their names. Statuses in their sentences are those of the
 * catalogue, by default of v1. The files are read once: what they say when a run begins holds to its end.
 *
 * @throws ConformanceError ERR_FIXTURE for a row that is not one, and for an id given twice.
 */
export const loadRequirements = (catalogue: Catalogue = v1): readonly Requirement[] => {
  const before = known.get(catalogue);
  if (before !== undefined) return before;
  const rows = read(catalogue);
  known.set(catalogue, rows);
  return rows;
};
