import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { suites } from '../../suites/index.ts';
import type { startService } from '../reference/start-service.ts';
import type { Target } from '../target/target.ts';
import { answerItems } from './answer-items.ts';
import type { FaultWorkerData } from './fault-worker.ts';
import type { Mutant } from './find-mutants.ts';
import { judgeChecks } from './judge-checks.ts';

/** What became of a mutant: `killed` by a red check (or by not starting at all), or `survived`. */
export interface MutantResult {
  readonly mutant: Mutant;
  readonly state: 'killed' | 'survived' | 'did not start';
  readonly by: readonly string[];
}

export interface MutantWorkerData extends FaultWorkerData {
  /** The compiled tree whose `lib/reference` is mutated; mutated copies are laid beside it. */
  readonly compiled: string;
  readonly scratch: string;
}

const data = workerData as MutantWorkerData;
const checks = suites.flatMap((suite) => suite.checks);

const plant = async (mutant: Mutant, folder: string): Promise<string> => {
  for (const part of ['lib/reference', 'lib/spec', 'lib/error.js']) {
    await cp(join(data.compiled, part), join(folder, part), { recursive: true });
  }
  const path = join(folder, 'lib/reference', mutant.file);
  const source = await readFile(path, 'utf8');
  await writeFile(path, source.slice(0, mutant.start) + mutant.replacement + source.slice(mutant.end));
  return pathToFileURL(join(folder, 'lib/reference/start-service.js')).href;
};

const judge = async (mutant: Mutant, moduleUrl: string): Promise<MutantResult> => {
  const { pingIntervalMs, clientTimeoutMs } = data.profile.timing;
  const module = (await import(moduleUrl)) as { readonly startService: typeof startService };
  await using service = await module.startService({ pingIntervalMs, clientTimeoutMs, accessKey: data.accessKey });
  const target: Target = {
    restBase: service.url,
    clientBase: service.url,
    accessKey: data.accessKey,
    profile: data.profile,
  };
  const run = {
    id: `x${Math.random().toString(36).slice(2, 8)}`,
    seed: data.seed,
    runs: data.runs,
    deep: false,
    shrink: false,
  };
  const outcomes = await judgeChecks({ target, checks, run });
  const reds = outcomes.filter(({ state }) => state === 'fail' || state === 'not-testable').map(({ check }) => check);
  return { mutant, state: reds.length > 0 ? 'killed' : 'survived', by: reds };
};

const handle = async (mutant: Mutant): Promise<MutantResult> => {
  const folder = join(data.scratch, mutant.id.replaceAll(/[^\w]+/g, '-'));
  try {
    return await judge(mutant, await plant(mutant, folder));
  } catch (error) {
    return { mutant, state: 'did not start', by: [(error as Error).message] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

answerItems(handle);
