import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { transform } from 'rolldown/utils';
import { packageFile } from '../../package-root.ts';
import type { Mutant } from './mutant.ts';
import { reachableFiles } from './reachable-files.ts';

/** The folder that is mutated, and the module that is started. */
export const mutatedFolder = packageFile('lib/reference/');
export const entry = 'start-service.ts';

const compiled = packageFile('dist/lib/');
const shared = ['spec', 'error.js'];
const specifier = /(from\s*["']\.{1,2}\/[^"']+)\.ts(["'])/g;

/** Prepares a folder in which mutants can be planted: what the mutated folder stands on is laid beside them. */
export const prepareScratch = async (scratch: URL): Promise<void> => {
  await mkdir(scratch, { recursive: true });
  for (const part of shared) await cp(new URL(part, compiled), new URL(part, scratch), { recursive: true });
};

const compiledName = (file: string): string => file.replace(/\.ts$/, '.js');

/** The mutated source, compiled. */
const compile = async ({ file, start, end, replacement }: Mutant): Promise<string> => {
  const source = await readFile(new URL(file, mutatedFolder), 'utf8');
  const changed = source.slice(0, start) + replacement + source.slice(end);
  const { code, errors } = await transform(file, changed, { target: 'es2023' });
  if (errors[0] !== undefined) throw new SyntaxError(`${file}: ${errors[0].message}`);
  return code.replaceAll(specifier, '$1.js$2');
};

/** The compiled files that a mutant needs, read once: a run plants hundreds. */
let compiledFiles: Promise<readonly (readonly [name: string, text: string])[]> | undefined;

const readCompiled = (): Promise<readonly (readonly [string, string])[]> =>
  Promise.all(
    reachableFiles(mutatedFolder, entry).map(async (file) => {
      const name = compiledName(file);
      return [name, await readFile(new URL(`reference/${name}`, compiled), 'utf8')] as const;
    }),
  );

/**
 * Lays a copy of the compiled folder, with the mutant in it, into the scratch folder.
 * @param mutant undefined: nothing is changed
 * @returns the module to be started
 */
export const plantMutant = async (scratch: URL, name: string, mutant: Mutant | undefined): Promise<URL> => {
  const folder = new URL(`${name}/`, scratch);
  await mkdir(folder, { recursive: true });
  compiledFiles ??= readCompiled();
  const changed = mutant === undefined ? undefined : await compile(mutant);
  await Promise.all(
    (await compiledFiles).map(async ([file, text]) => {
      const isChanged = mutant !== undefined && file === compiledName(mutant.file);
      await mkdir(new URL('.', new URL(file, folder)), { recursive: true });
      await writeFile(new URL(file, folder), isChanged ? (changed ?? text) : text);
    }),
  );
  return new URL(compiledName(entry), folder);
};
