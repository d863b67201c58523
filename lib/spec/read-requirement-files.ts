import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from '../package-root.ts';

/** Where the requirements are, below the root of the package. */
const folder = 'fixtures/requirements/';

/** A file of requirements, not validated yet. */
export interface RequirementFile {
  readonly file: string;
  readonly rows: unknown;
}

/** Reads `fixtures/requirements/*.yaml`, in the order of their names. The package has what it returns in place of the files. */
export const readRequirementFiles = (): readonly RequirementFile[] =>
  readdirSync(packageFile(folder))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({
      file: `${folder}${name}`,
      rows: parse(readFileSync(packageFile(`${folder}${name}`), 'utf8')) as unknown,
    }));
