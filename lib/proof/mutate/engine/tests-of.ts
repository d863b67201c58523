import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { packageFile } from '../../../package-root.ts';

const imported =
  /^(?:import|export)\s+(?!type\s)(?:[^'"`;]*?\sfrom\s+)?'(\.{1,2}\/[^']+)'|\bimport\('(\.{1,2}\/[^']+)'\)/gm;

/** What a file starts without importing it: the command line, and the threads of a run. */
const started = new Map([
  ['fixtures/testing/observe-run.ts', ['lib/cli/main.ts']],
  ['fixtures/testing/spawn-cli.ts', ['lib/cli/main.ts']],
  ['fixtures/testing/recipe-room.ts', ['lib/cli/main.ts']],
  ['lib/run/vitest/start-vitest.ts', ['lib/run/vitest/checks-worker.ts']],
  ['lib/run/certify/replay-run.ts', ['lib/run/certify/replay-worker.ts']],
]);

/** Tests of proofs, of the page in the browser, of the reference and of the shape of the sources have nothing to say of the engine. */
const aside = /^lib\/(?:proof|page|reference)\/|^lib\/floors\.test\.ts$/;

/** A test that runs what was compiled of a file, in a thread. */
const compiled = /'dist\/(lib\/[^']+)\.js'/g;

const importsOf = (file: string): readonly string[] => [
  ...[
    ...[...readFileSync(packageFile(file), 'utf8').matchAll(compiled)].map(([, name = '']) => `${name}.ts`),
    ...[...readFileSync(packageFile(file), 'utf8').matchAll(imported)].map(([, named, dynamic]) =>
      posix.join(posix.dirname(file), named ?? dynamic ?? ''),
    ),
  ].filter((other) => other.endsWith('.ts') && existsSync(packageFile(other))),
  ...(started.get(file) ?? []),
];

const testFiles = (): readonly string[] =>
  ['lib', 'suites', 'fixtures'].flatMap((folder) =>
    readdirSync(packageFile(folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.test.ts')),
  );

/** How many imports lie between a file and each file that it runs, itself included. */
const distancesFrom = (start: string, importsOf: (file: string) => readonly string[]): ReadonlyMap<string, number> => {
  const distances = new Map([[start, 0]]);
  for (const [file, distance] of distances) {
    for (const other of importsOf(file)) if (!distances.has(other)) distances.set(other, distance + 1);
  }
  return distances;
};

const sharedFolders = (one: string, other: string): number => {
  const [a, b] = [one, other].map((file) => posix.dirname(file).split('/')) as [string[], string[]];
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs === -1 ? a.length : differs;
};

const stem = (file: string): string => posix.basename(file).replace(/(?:\.test)?\.ts$/, '');

/** The word that a file is about which is seen by the command line: that of its folder, or the first of its name. */
const wordOf = (file: string): string | undefined =>
  /^lib\/(?:cli|run|report)\/(?:([\w-]+)\/|([a-z]+)-)/
    .exec(file)
    ?.slice(1)
    .find((word) => word !== undefined);

/** A test that starts the command line reaches all of it: what it is about, it says as an argument. */
const mentions = (text: string, word: string | undefined): boolean =>
  word !== undefined && new RegExp(`'(?:--)?${word}'`).test(text);

/**
 * The test files that run a source file, the closest first: its own, then those that stand nearest by imports and take the least time, then by folders.
 *
 * @param usualMs how long a test file takes, where that is known
 */
export type TestsOf = (file: string, usualMs?: (test: string) => number | undefined) => readonly ConcernedTest[];

/** A file of self-tests that runs a source file. */
export interface ConcernedTest {
  readonly test: string;
  /** It runs the bundle, in processes of their own. */
  readonly startsCommandLine: boolean;
}

/** What is not known takes about as long as most. */
const unknownMs = 500;
/** A test that takes three seconds more has to stand two imports closer. */
const costOf = (ms: number): number => Math.log2(1 + ms / 1000);

/** Reads the imports of all test files and of what they import. */
export const createTestsOf = (): TestsOf => {
  const known = new Map<string, readonly string[]>();
  const cached = (file: string): readonly string[] => {
    const found = known.get(file) ?? importsOf(file);
    known.set(file, found);
    return found;
  };
  const reached = testFiles()
    .filter((test) => !aside.test(test))
    .map((test) => ({ test, distances: distancesFrom(test, cached) }))
    .map((one) => ({
      ...one,
      startsCommandLine: one.distances.has('lib/cli/main.ts'),
      text: readFileSync(packageFile(one.test), 'utf8'),
    }));
  return (file, usualMs) =>
    reached
      .flatMap(({ test, distances, startsCommandLine, text }) => {
        const distance = distances.get(file);
        if (distance === undefined) return [];
        const isOwn = stem(test) === stem(file) || (startsCommandLine && mentions(text, wordOf(file)));
        const away = (isOwn ? 0 : distance) + costOf(usualMs?.(test) ?? unknownMs);
        return [{ test, startsCommandLine, away, shared: sharedFolders(test, file) }];
      })
      .toSorted((one, other) => one.away - other.away || other.shared - one.shared)
      .map(({ test, startsCommandLine }) => ({ test, startsCommandLine }));
};
