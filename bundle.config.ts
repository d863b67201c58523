import { defineConfig, type Plugin } from 'vite';
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

/** What the package runs, in a few files: finding and compiling seven hundred, in three threads, would take most of the time of a short run. */
export default defineConfig({
  root: packagePath('.'),
  logLevel: 'warn',
  plugins: [requirementsAsData()],
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/bundle',
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: entries,
      // All in one folder: the reference finds its worker beside itself.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
