import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What rollup and rolldown say of a file that they are about to write, as far as it is asked here. */
interface Written {
  readonly type: 'chunk' | 'asset';
  readonly modules?: Readonly<Record<string, { readonly renderedLength: number }>>;
}

interface Context {
  readonly emitFile: (file: { readonly type: 'asset'; readonly fileName: string; readonly source: string }) => unknown;
}

const packageFolder = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+(?=[/\\])/;

const bundledModules = (files: readonly Written[]): readonly string[] =>
  files
    .flatMap(({ modules = {} }) => Object.entries(modules))
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** A part of a larger repository may leave the text to its siblings; whose it is and under which license, its manifest says. */
const textOf = (folder: string, { author }: Manifest): string => {
  const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  return `Copyright (c) ${typeof author === 'object' ? author.name : author}`;
};

const noticeOf = (folder: string): string => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license } = manifest;
  if (license === undefined) throw new TypeError(`${name} does not say its license: it must not be bundled`);
  return `${name} ${version} (${license})\n\n${textOf(folder, manifest)}\n`;
};

/** Writes the licenses of the packages that are bundled into a file beside the bundle: whoever gets the code gets them too. */
export const keepLicenses = (): {
  readonly name: string;
  readonly generateBundle: (this: Context, options: unknown, bundle: Readonly<Record<string, Written>>) => void;
} => ({
  name: 'keep-licenses',
  generateBundle(_options, bundle) {
    const folders = bundledModules(Object.values(bundle)).flatMap((id) => packageFolder.exec(id)?.[0] ?? []);
    const notices = [...new Set(folders)].map((folder) => noticeOf(folder)).toSorted();
    this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: notices.join(`\n${'-'.repeat(80)}\n\n`) });
  },
});
