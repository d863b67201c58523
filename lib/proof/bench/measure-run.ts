import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../../error.ts';
import { packagePath } from '../../package-root.ts';
import type { Report } from '../../contract/report.ts';

/** One run of the command line, from the start of its process to its end. */
export interface MeasuredRun {
  readonly wallMs: number;
  /** From the first request to the last, as the run has it. */
  readonly judgingMs: number;
  readonly report: Report;
}

const environment = (): NodeJS.ProcessEnv => {
  const { ASRS_CONNECTION_STRING: _own, AzureSignalRConnectionString: _functions, ...rest } = process.env;
  const { Azure__SignalR__ConnectionString: _dotnet, ...bare } = rest;
  return bare;
};

const exitCodeOf = (args: readonly string[]): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: environment(), stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('close', resolve);
  });

/**
 * Runs the whole suite on the embedded reference.
 *
 * @throws ConformanceError ERR_INTERNAL where that is not green: then there is nothing to measure
 */
export const measureRun = async (args: readonly string[]): Promise<MeasuredRun> => {
  const out = await mkdtemp(join(tmpdir(), 'asrs-bench-'));
  try {
    const began = performance.now();
    const code = await exitCodeOf([packagePath('bin/asrs-conformance.js'), 'run', '--out', out, ...args]);
    const wallMs = performance.now() - began;
    if (code !== 0) throw new ConformanceError('ERR_INTERNAL', `a run on the reference ended with ${code}`);
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Report;
    return { wallMs, judgingMs: report.run.durationMs, report };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};
