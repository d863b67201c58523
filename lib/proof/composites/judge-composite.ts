import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Composite } from '../../../fixtures/composites/composite.ts';
import type { Report } from '../../contract/report.ts';
import { packagePath } from '../../package-root.ts';
import { proofKey } from '../proof-profile.ts';

/** What the command line said of a service, as its author would have run it. */
export interface CompositeRun {
  readonly report: Report;
  readonly output: string;
  readonly exitCode: number;
  /** Of the whole process. */
  readonly wallMs: number;
}

const runCli = async (url: string, out: string, args: readonly string[]): Promise<Omit<CompositeRun, 'report'>> => {
  const began = performance.now();
  const line = [packagePath('bin/asrs-conformance.js'), 'run', '--target', url, '--out', out, ...args];
  const env = { ...process.env, ASRS_KEY: proofKey, NO_COLOR: '1', COLUMNS: '160' };
  const child = spawn(process.execPath, line, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const [exitCode] = (await once(child, 'close')) as [number];
  return { output, exitCode, wallMs: performance.now() - began };
};

/** Starts the service and judges it by its URL, with no profile named. */
export const judgeComposite = async (
  { start }: Pick<Composite, 'start'>,
  args: readonly string[],
): Promise<CompositeRun> => {
  await using service = await start(proofKey);
  const out = await mkdtemp(join(tmpdir(), 'composite-'));
  try {
    const run = await runCli(service.url, out, args);
    const file = join(out, 'report.json');
    if (!existsSync(file)) throw new Error(`the run left no report (exit ${run.exitCode}):\n${run.output}`);
    return { ...run, report: JSON.parse(await readFile(file, 'utf8')) as Report };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};
