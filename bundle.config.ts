import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'rolldown';
import { keepLicenses } from './keep-licenses.ts';
import { packagePath } from './lib/package-root.ts';
import { readRequirementFiles } from './lib/spec/read-requirement-files.ts';

const entries = {
  main: 'lib/cli/main.ts',
  'checks-worker': 'lib/run/vitest/checks-worker.ts',
  'replay-worker': 'lib/run/certify/replay-worker.ts',
  'reference-worker': 'lib/reference/reference-worker.ts',
  faults: 'fixtures/faults/index.ts',
  'asrs-conformance': 'lib/entry/asrs-conformance.ts',
  vitest: 'lib/entry/vitest.ts',
  'start-service': 'lib/reference/start-service.ts',
};

/** Puts the requirements into the bundle as data. To read them from YAML takes longer than to judge a dozen checks. */
const requirementsAsData = (): Plugin => ({
  name: 'requirements-as-data',
  load: (id) =>
    id.endsWith('/lib/spec/read-requirement-files.ts')
      ? `export const readRequirementFiles = () => ${JSON.stringify(readRequirementFiles())};`
      : null,
});

const { dependencies } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Stays an import: what Node has, and what npm installs with the package. Everything else becomes part of the bundle. */
const isInstalled = (id: string): boolean =>
  id.startsWith('node:') || Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

/** What the package runs, in a few files: finding and compiling seven hundred, in three threads, would take most of the time of a short run. */
export default defineConfig({
  cwd: packagePath('.'),
  input: entries,
  external: isInstalled,
  platform: 'node',
  logLevel: 'warn',
  plugins: [requirementsAsData(), keepLicenses()],
  transform: { target: 'node20' },
  output: {
    dir: 'dist/bundle',
    cleanDir: true,
    // All in one folder: the reference finds its worker beside itself.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
});
