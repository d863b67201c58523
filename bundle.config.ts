import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
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

/** zod marks how its types vary, and tells the compiler in comments, which do not survive, where it would not agree. Unmarked, it finds out itself. */
const withoutVariance = (): Plugin => ({
  name: 'without-variance',
  renderChunk: (text) => text.replaceAll(/(?<=[<,]\s*(?:\/\*\* @ts-ignore[^*]*\*\/)?)out (?=[\w$])/g, ''),
});

const inBundle = '[name].js';

/** What the package runs, in a few files: finding and compiling seven hundred, in three threads, would take most of the time of a short run. */
const code = defineConfig({
  cwd: packagePath('.'),
  input: entries,
  external: isInstalled,
  platform: 'node',
  logLevel: 'warn',
  plugins: [requirementsAsData(), keepLicenses()],
  transform: { target: 'node20' },
  // All in one folder: the reference finds its worker beside itself.
  output: { dir: 'dist/bundle', cleanDir: true, entryFileNames: inBundle, chunkFileNames: inBundle },
});

/** What programs see of it, with the types of what is bundled: these are not installed either. */
const types = defineConfig({
  cwd: packagePath('.'),
  input: {
    'asrs-conformance': 'dist/lib/entry/asrs-conformance.d.ts',
    vitest: 'dist/lib/entry/vitest.d.ts',
    'start-service': 'dist/lib/reference/start-service.d.ts',
  },
  checks: { bundlerTimings: false },
  external: isInstalled,
  platform: 'node',
  logLevel: 'warn',
  plugins: [
    dts({ dtsInput: true, emitDtsOnly: true, resolver: 'oxc', tsconfig: false }),
    withoutVariance(),
    keepLicenses(),
  ],
  output: { dir: 'dist/types', cleanDir: true, entryFileNames: inBundle, chunkFileNames: inBundle },
});

export default [code, types];
