import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { packageFile } from '../../../package-root.ts';
import { readRequirementFiles } from '../../../spec/read-requirement-files.ts';

/** The entries of `bundle.config.ts`, compiled. */
const input = {
  main: 'dist/lib/cli/main.js',
  'checks-worker': 'dist/lib/run/vitest/checks-worker.js',
  'replay-worker': 'dist/lib/run/certify/replay-worker.js',
  'reference-worker': 'dist/lib/reference/reference-worker.js',
  faults: 'dist/fixtures/faults/index.js',
  'asrs-conformance': 'dist/lib/entry/asrs-conformance.js',
  vitest: 'dist/lib/entry/vitest.js',
  'start-service': 'dist/lib/reference/start-service.js',
};

const { dependencies } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

const isInstalled = (id: string): boolean =>
  id.startsWith('node:') || Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

const requirements = `export const readRequirementFiles = () => ${JSON.stringify(readRequirementFiles())};`;

/** Bundles the compiled code of a copy of the package, as the command line runs it: its many files would take each start of it a second more. */
export const bundleCopy = async (folder: URL): Promise<void> => {
  await build({
    cwd: fileURLToPath(folder),
    input,
    external: isInstalled,
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'requirements-as-data',
        load: (id) => (id.endsWith('/lib/spec/read-requirement-files.js') ? requirements : null),
      },
    ],
    output: { dir: 'dist/bundle', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  });
};
