import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConformanceError } from '../error.ts';
import { packageFile } from '../package-root.ts';
import { requirementFields } from './requirement-fields.ts';
import type { Requirement } from './requirement.ts';

const row = z.strictObject({ ...requirementFields, excluded: z.string().min(1).optional() });

const folder = 'fixtures/requirements/';

const load = (file: string): readonly Requirement[] => {
  const result = z.array(row).safeParse(parse(readFileSync(packageFile(folder + file), 'utf8')));
  if (!result.success) throw new ConformanceError('ERR_FIXTURE', `${folder}${file}: ${z.prettifyError(result.error)}`);
  return result.data.map(({ excluded, ...rest }) => ({ ...rest, ...(excluded === undefined ? {} : { excluded }) }));
};

/**
 * The requirement ledger: every row of `fixtures/requirements/*.yaml`, files in the order of their names.
 *
 * @throws ConformanceError ERR_FIXTURE for a row that is not one, and for an id given twice.
 */
export const loadRequirements = (): readonly Requirement[] => {
  const files = readdirSync(packageFile(folder))
    .filter((file) => file.endsWith('.yaml'))
    .toSorted();
  const all = files.flatMap(load);
  const twice = all.find(({ id }, index) => all.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) throw new ConformanceError('ERR_FIXTURE', `requirement ${twice.id} is there twice`);
  return all;
};
