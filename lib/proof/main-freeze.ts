import { existsSync, writeFileSync } from 'node:fs';
import { suites } from '../../suites/index.ts';
import { packagePath } from '../package-root.ts';
import { loadRequirements } from '../spec/load-requirements.ts';
import { setsFolder, type FrozenSet } from '../spec/frozen-set.ts';

// Writes a new frozen set of all that the suite has today: npm run freeze -- v1@2026.2. A set that is there is never changed.

const [name = ''] = process.argv.slice(2);
const file = packagePath(`${setsFolder}${name}.json`);

const set = (): FrozenSet => ({
  name,
  checks: suites.flatMap(({ checks }) => checks.map(({ id }) => id)),
  requirements: loadRequirements().map(({ id }) => id),
});

const trouble = (): string | undefined => {
  if (!/^v\d+@\d{4}\.\d+$/.test(name)) return 'expected a name as v1@2026.2';
  return existsSync(file) ? `${name} exists; a set is never changed` : undefined;
};

const why = trouble();
if (why === undefined) {
  writeFileSync(file, `${JSON.stringify(set(), null, 2)}\n`);
  console.log(`wrote ${setsFolder}${name}.json`);
} else {
  console.error(`freeze: ${why}`);
  process.exitCode = 64;
}
