import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { transform } from 'rolldown/utils';
import type { Mutant } from '../mutant.ts';
import { bundleCopy } from './bundle-copy.ts';
import { copyPackage } from './copy-package.ts';
import type { FixedSetPart, FixedSetParts } from './fixed-set.ts';
import { startGroup, type Group } from './start-group.ts';
import type { TestOrder, TestRun } from './test-order.ts';
import type { ConcernedTest } from './tests-of.ts';

/** A copy of the package in which mutants are judged one after the other. */
export interface Lane extends AsyncDisposable {
  /**
   * Puts a mutant in place of the one before; `undefined` puts the sources back as they are.
   *
   * @throws SyntaxError
   */
  readonly plant: (mutant: Mutant | undefined) => Promise<void>;
  /** Runs one file of self-tests. */
  readonly runTest: (test: ConcernedTest, limitMs: number) => Promise<TestRun>;
  /**
   * Judges the fixed set, or a part of it, until `isEnough` of what was seen.
   *
   * @returns undefined if it came to its end by itself, else how it ended
   */
  readonly judgeFixedSet: (
    parts: FixedSetParts,
    limitMs: number,
    isEnough: (part: FixedSetPart) => boolean,
  ) => Promise<string | undefined>;
}

const specifier = /(from\s*["']\.{1,2}\/[^"']+|import\(\s*["']\.{1,2}\/[^"']+)\.ts(["'])/g;
const modules = 'dist/lib/proof/mutate/engine/';

const compile = async (file: string, source: string): Promise<string> => {
  const { code, errors } = await transform(file, source, { target: 'es2023' });
  if (errors[0] !== undefined) throw new SyntaxError(`${file}: ${errors[0].message}`);
  return code.replaceAll(specifier, '$1.js$2');
};

const compiledName = (file: string): string => `dist/lib/${file.replace(/\.ts$/, '.js')}`;

/** Opens a lane. @param folder a folder of its own below `dist/`, which is removed in the end */
export const openLane = async (folder: URL): Promise<Lane> => {
  await rm(folder, { recursive: true, force: true });
  await copyPackage(folder);
  let planted: { readonly mutant: Mutant; readonly source: string; readonly compiled: string } | undefined;
  let changed: readonly string[] = [];
  let bundled: Mutant | undefined;
  let tests: Group | undefined;
  let isClosed = false;
  const place = (file: string): URL => new URL(file, folder);

  const plant: Lane['plant'] = async (mutant) => {
    if (planted?.mutant === mutant) return;
    if (planted !== undefined) {
      const { file } = planted.mutant;
      await writeFile(place(`lib/${file}`), planted.source);
      await writeFile(place(compiledName(file)), planted.compiled);
      changed = [...changed, `lib/${file}`];
      planted = undefined;
    }
    if (mutant === undefined) return;
    const { file, start, end, replacement } = mutant;
    const source = await readFile(place(`lib/${file}`), 'utf8');
    const compiled = await readFile(place(compiledName(file)), 'utf8');
    const mutated = source.slice(0, start) + replacement + source.slice(end);
    const code = await compile(file, mutated);
    planted = { mutant, source, compiled };
    await writeFile(place(`lib/${file}`), mutated);
    await writeFile(place(compiledName(file)), code);
    changed = [...changed, `lib/${file}`];
  };

  /** The command line runs the bundle. A mutant that cannot be bundled cannot be run either. */
  const bundle = async (): Promise<void> => {
    if (bundled === planted?.mutant) return;
    bundled = planted?.mutant;
    try {
      await bundleCopy(folder);
    } catch (error) {
      throw new SyntaxError('it cannot be bundled', { cause: error });
    }
  };

  /** What is given up goes no further, and starts nothing that nobody would end. */
  const refuseIfClosed = (): void => {
    if (isClosed) throw new Error('the lane is closed');
  };

  const testsReady = async (): Promise<Group> => {
    refuseIfClosed();
    if (tests !== undefined) return tests;
    tests = startGroup(place(`${modules}self-test-worker.js`));
    await once(tests.child, 'message');
    return tests;
  };

  const runTest: Lane['runTest'] = async ({ test, startsCommandLine }, limitMs) => {
    if (startsCommandLine) await bundle();
    const group = await testsReady();
    const order: TestOrder = { test, changed };
    changed = [];
    const ended = await within(limitMs, group, (settle) => {
      group.child.once('message', settle);
      group.child.send(order);
    });
    if (typeof ended === 'object') return ended as TestRun;
    group.kill();
    tests = undefined;
    return { durationMs: limitMs, failed: ended };
  };

  const judgeFixedSet: Lane['judgeFixedSet'] = async (parts, limitMs, isEnough) => {
    await bundle();
    refuseIfClosed();
    const group = startGroup(place(`${modules}fixed-set-worker.js`), [parts]);
    const ended = await within(limitMs, group, (settle) =>
      group.child.on('message', (part: FixedSetPart | 'over') => {
        if (part === 'over' || isEnough(part)) settle({});
      }),
    );
    group.kill();
    return typeof ended === 'object' ? undefined : ended;
  };

  return {
    plant,
    runTest,
    judgeFixedSet,
    [Symbol.asyncDispose]: async () => {
      isClosed = true;
      tests?.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** What a process says, or how it ended instead: it broke down, or it was not over in time. */
const within = (limitMs: number, { child }: Group, begin: (settle: (said: object) => void) => void) =>
  new Promise<object | string>((resolve) => {
    const onExit = (): void => end('the process broke down');
    const alarm = setTimeout(() => end('it did not come to an end'), limitMs);
    const end = (how: object | string): void => {
      clearTimeout(alarm);
      child.off('exit', onExit);
      child.removeAllListeners('message');
      resolve(how);
    };
    child.once('exit', onExit);
    if (child.connected) begin(end);
    else onExit();
  });
