import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const isRoot = (folder: URL): boolean => {
  const manifest = new URL('package.json', folder);
  if (!existsSync(manifest)) return false;
  const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly name?: string };
  return name === 'asrs-conformance';
};

const findRoot = (): URL => {
  let folder = new URL('.', import.meta.url);
  while (!isRoot(folder)) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw new TypeError('asrs-conformance: the folder of package.json was not found');
    folder = parent;
  }
  return folder;
};

let root: URL | undefined;

/** A file of this package, given relative to the folder of its package.json; the same from the sources (lib/) and compiled (dist/lib/). */
export const packageFile = (relative: string): URL => {
  root ??= findRoot();
  return new URL(relative, root);
};

/** {@link packageFile} as a path of the file system. */
export const packagePath = (relative: string): string => fileURLToPath(packageFile(relative));

/**
 * The compiled module of a thread. Node 20 reads no TypeScript, so that the sources use what `npm run build` makes; compiled or bundled, it lies beside the module that
 * starts it.
 *
 * @param importer `import.meta.url` of that module
 * @param source such as `lib/reference/reference-worker`
 */
export const workerModule = (importer: string, source: string): URL =>
  importer.endsWith('.ts') ? packageFile(`dist/${source}.js`) : new URL(`./${basename(source)}.js`, importer);

/** Name and version of this package. */
export const packageVersion = (): { readonly name: string; readonly version: string } => {
  const { name, version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as Record<string, string>;
  return { name: name ?? '', version: version ?? '' };
};
