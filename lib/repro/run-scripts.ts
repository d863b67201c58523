import { setMaxListeners } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Semaphore } from 'async-mutex';
import type { Script } from '../contract/report.ts';
import type { Usage } from '../contract/usage.ts';
import { ConformanceError } from '../error.ts';
import { ownNames } from '../report/files/own-names.ts';
import { makeFolder } from '../report/make-folder.ts';
import type { Target } from '../target/target.ts';
import { runScript, type Ended } from './run-script.ts';
import { createScriptBudget } from './script-budget.ts';
import type { WrittenScript } from './scripts-of-causes.ts';

/** No script is begun after this time, or after a part of what the checks took; those that run then are waited for half as long again. */
const leastLimitMs = 6000;
const partOfRun = 0.2;
const waitFactor = 1.5;
/** How often a script is run; again only where that is likely to end within this time, and after those that have not been run as often. */
const mostRuns = 3;
const againWithinMs = 2000;
/** Most of their time they wait. */
const scriptsAtOnce = 12;
const limitName = 'limits.messages of the profile';

export interface RunScriptsOptions {
  readonly folder: string;
  readonly target: Target;
  readonly signal: AbortSignal;
  readonly redact: (text: string) => string;
  /** How long the checks took. */
  readonly durationMs: number;
  /** How many messages may still be sent. */
  readonly messages: number;
  /** How often the target was seen to send one message to one client. */
  readonly growth: number;
}

/** A script, and what came of it so far. */
interface Tried {
  readonly script: WrittenScript;
  readonly ends: Ended[];
  /** Why it was not run. */
  why?: string;
}

type Judged = Pick<Script, 'result' | 'runs' | 'reproduced' | 'reason'>;

/** A run that was cut off says nothing where another came to its end. */
const judge = ({ ends, why, script }: Tried, redact: (text: string) => string): Judged => {
  const finished = ends.filter((end) => typeof end === 'string');
  const reproduced = finished.filter((end) => end === 'shows').length;
  const runs = finished.length;
  if (script.file === undefined) return { result: 'no script', runs, reproduced };
  if (reproduced > 0) return { result: 'reproduced', runs, reproduced };
  if (runs > 0) return { result: 'not reproduced', runs, reproduced };
  const [first] = ends;
  if (typeof first === 'object') return { result: 'could not be run', runs, reproduced, reason: redact(first.reason) };
  return { result: 'not tried', runs, reproduced, reason: why ?? 'no time was left' };
};

const cannotWrite = (folder: string, error: unknown): ConformanceError => {
  const place = join(folder, ownNames.scripts);
  return new ConformanceError('ERR_USAGE', `cannot write the scripts to ${place}: ${(error as Error).message}`, {
    cause: error,
  });
};

const write = async (folder: string, scripts: readonly WrittenScript[]): Promise<void> => {
  await Promise.all(
    scripts.map(async ({ file, text = '' }) => {
      if (file === undefined) return;
      await makeFolder(dirname(join(folder, file)));
      await writeFile(join(folder, file), text, { mode: 0o755 });
    }),
  );
};

/** How much of the limit of connections a script takes while it runs. Scripts that share a hub would disturb one another, so that each takes all of it. */
const shareOf = ({ cost }: WrittenScript, { profile: { hubs, limits } }: Target): number => {
  if (hubs.fixed.length > 0) return limits.sockets;
  return Math.min(limits.sockets, Math.max(cost?.peak ?? 0, Math.ceil(limits.sockets / scriptsAtOnce)));
};

/** Writes the scripts and runs each a few times, side by side; a slow one does not keep the others from being run again. @throws ConformanceError ERR_USAGE where they cannot be written */
export const runScripts = async (
  scripts: readonly WrittenScript[],
  options: RunScriptsOptions,
): Promise<{ readonly scripts: readonly Script[]; readonly usage: Usage }> => {
  const { folder, target, redact, durationMs } = options;
  await write(folder, scripts).catch((error: unknown) => {
    throw cannotWrite(folder, error);
  });
  const limitMs = Math.max(leastLimitMs, Math.round(partOfRun * durationMs));
  // Not AbortSignal.timeout: where nothing but AbortSignal.any refers to it, Node 20 collects it as garbage, and it never fires.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), Math.round(waitFactor * limitMs));
  const signal = AbortSignal.any([options.signal, late.signal]);
  // Each process listens to it, and Node warns of many as of a leak.
  setMaxListeners(0, signal);
  const began = performance.now();
  const isOver = (ms: number): boolean => signal.aborted || performance.now() - began > ms;
  const permits = new Semaphore(target.profile.limits.sockets);
  const all = scripts.map((script): Tried => ({ script, ends: [] }));
  const budget = createScriptBudget(options.messages, options.growth);
  const tryOnce = async (tried: Tried): Promise<void> => {
    const { file, cost } = tried.script;
    if (file === undefined || cost === undefined || isOver(limitMs)) return;
    const run = await budget.run(cost, () => runScript(join(folder, file), target, signal));
    if (run === undefined) tried.why = `the limit of messages is reached (${limitName})`;
    else tried.ends.push(run.ended);
  };
  const tryOften = async (tried: Tried): Promise<void> => {
    let tookMs = 0;
    for (let before = 0; before < mostRuns; before += 1) {
      const run = async (): Promise<void> => {
        if (before > 0 && isOver(againWithinMs - tookMs)) return;
        const startedAt = performance.now();
        await tryOnce(tried);
        tookMs = performance.now() - startedAt;
      };
      // oxlint-disable-next-line no-await-in-loop -- a script is not run beside itself
      await permits.runExclusive(run, shareOf(tried.script, target), mostRuns - before);
    }
  };
  // What takes longest begins first: the others fit in beside it.
  const inOrder = all.toSorted(({ script: one }, { script: other }) => (other.cost?.ms ?? 0) - (one.cost?.ms ?? 0));
  await Promise.all(inOrder.map(tryOften)).finally(() => clearTimeout(timer));
  const judged = all.map((tried) => {
    const { text: _text, cost: _cost, ...script } = tried.script;
    return { ...script, ...judge(tried, redact) };
  });
  return { scripts: judged, usage: budget.usage };
};
