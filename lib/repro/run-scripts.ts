import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Semaphore } from 'async-mutex';
import type { Script } from '../contract/report.ts';
import type { Target } from '../target/target.ts';
import { keyVariable, tokenVariable } from '../target/target-variables.ts';
import type { WrittenScript } from './scripts-of-causes.ts';

/** All scripts together take no longer than this, or than a part of what the checks took; those that were not begun by then are not tried. */
const leastLimitMs = 10_000;
const partOfRun = 0.2;
/** How often a script is run while there is time. */
const mostRuns = 3;
/** Most of their time they wait. */
const scriptsAtOnce = 8;

/** How one run of a script ended. */
type Ended = 'shows' | 'does not show' | { readonly reason: string };

export interface RunScriptsOptions {
  readonly folder: string;
  readonly target: Target;
  readonly signal: AbortSignal;
  readonly redact: (text: string) => string;
  /** How long the checks took. */
  readonly durationMs: number;
}

const environment = ({ accessKey, bearerToken }: Target): NodeJS.ProcessEnv => {
  const { [keyVariable]: _key, [tokenVariable]: _token, ASRS_CONNECTION_STRING: _string, ...rest } = process.env;
  return {
    ...rest,
    ...(accessKey === undefined ? {} : { [keyVariable]: accessKey }),
    ...(bearerToken === undefined ? {} : { [tokenVariable]: bearerToken }),
  };
};

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** A script that node cannot read ends with 1 too, so that its last line counts as well. */
const endOf = (code: number | null, output: string): Ended => {
  const said = lastLine(output);
  if (code === 1 && said === 'The deviation shows.') return 'shows';
  if (code === 0 && said === 'The deviation does not show.') return 'does not show';
  return { reason: code === null ? 'it was not finished in time' : said.replace(/^Could not be run: /, '') };
};

const runOnce = async (file: string, { target }: RunScriptsOptions, signal: AbortSignal): Promise<Ended> => {
  const child = spawn(process.execPath, [file], {
    env: environment(target),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
    // Ended by the signal, or not started at all: there is no exit code.
    child.on('error', () => resolve(null));
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return endOf(await ended, output);
};

type Judged = Pick<Script, 'result' | 'runs' | 'reproduced' | 'reason'>;

/** A run that was cut off says nothing where another came to its end. */
const judge = (ends: readonly Ended[], redact: (text: string) => string): Judged => {
  const finished = ends.filter((end) => typeof end === 'string');
  const reproduced = finished.filter((end) => end === 'shows').length;
  const runs = finished.length;
  if (reproduced > 0) return { result: 'reproduced', runs, reproduced };
  if (runs > 0) return { result: 'not reproduced', runs, reproduced };
  const [first] = ends;
  if (typeof first === 'object') return { result: 'could not be run', runs, reproduced, reason: redact(first.reason) };
  return { result: 'not tried', runs, reproduced, reason: 'no time was left' };
};

const write = async (folder: string, scripts: readonly WrittenScript[]): Promise<void> => {
  await Promise.all(
    scripts.map(async ({ file, text = '' }) => {
      if (file === undefined) return;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text, { mode: 0o755 });
    }),
  );
};

/** Writes the scripts and runs each a few times, side by side. */
export const runScripts = async (
  scripts: readonly WrittenScript[],
  options: RunScriptsOptions,
): Promise<readonly Script[]> => {
  const { folder, target, redact, durationMs } = options;
  await write(folder, scripts);
  const signal = AbortSignal.any([
    options.signal,
    AbortSignal.timeout(Math.max(leastLimitMs, Math.round(partOfRun * durationMs))),
  ]);
  // Scripts that share a hub would disturb one another.
  const permits = new Semaphore(target.profile.hubs.fixed.length > 0 ? 1 : scriptsAtOnce);
  const ends = scripts.map((): Ended[] => []);
  for (let round = 0; round < mostRuns && !signal.aborted; round += 1) {
    await Promise.all(
      scripts.map(({ file }, index) =>
        permits.runExclusive(async () => {
          const mine = ends[index];
          if (file === undefined || signal.aborted || mine === undefined) return;
          mine.push(await runOnce(join(folder, file), options, signal));
        }),
      ),
    );
  }
  return scripts.map(({ text: _text, ...script }, index) => {
    if (script.file === undefined) return { ...script, result: 'no script', runs: 0, reproduced: 0 };
    return { ...script, ...judge(ends[index] ?? [], redact) };
  });
};
