import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConformanceError } from '../error.ts';
import { packageFile } from '../package-root.ts';

const schema = z
  .strictObject({
    name: z.string(),
    checks: z.array(z.string()).readonly(),
    requirements: z.array(z.string()).readonly(),
  })
  .readonly();

/** The checks and requirements that the suite had at one time: a run that is confined to them does not change as the suite grows. */
export type FrozenSet = z.infer<typeof schema>;

/** Where the sets are, below the root of the package. */
export const setsFolder = 'fixtures/sets/';

const load = (file: string): FrozenSet => {
  const result = schema.safeParse(JSON.parse(readFileSync(packageFile(setsFolder + file), 'utf8')));
  if (result.success) return result.data;
  throw new ConformanceError('ERR_FIXTURE', `${setsFolder}${file}: ${z.prettifyError(result.error)}`);
};

let loaded: readonly FrozenSet[] | undefined;

/** All sets, the oldest first. They are read once. @throws ConformanceError ERR_FIXTURE for a file that is none */
export const loadSets = (): readonly FrozenSet[] => {
  loaded ??= readdirSync(packageFile(setsFolder))
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map(load);
  return loaded;
};

/** The set of that name, if there is one. */
export const setNamed = (name: string): FrozenSet | undefined => loadSets().find((set) => set.name === name);
