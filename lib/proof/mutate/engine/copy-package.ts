import { cp } from 'node:fs/promises';
import { packageFile } from '../../../package-root.ts';

/** What self-tests and the command line read, beside the compiled code. */
const copied = [
  'package.json',
  'tsconfig.json',
  'action.yml',
  'README.md',
  'bin',
  'lib',
  'suites',
  'fixtures',
  'schemas',
  'examples',
  'docs',
  'reports/faults',
  'dist/lib',
  'dist/suites',
  'dist/fixtures',
  'dist/page',
  'dist/types',
  'dist/bundle',
];

/**
 * Lays a copy of this package into a folder below it, so that what it depends on is still found. A mutant is written into the copy and never into the checkout.
 *
 * @param folder inside of `dist/`, which no tool looks into
 */
export const copyPackage = async (folder: URL): Promise<void> => {
  for (const part of copied) await cp(packageFile(part), new URL(part, folder), { recursive: true });
};
