import { spawn, type ChildProcess } from 'node:child_process';
import { packagePath } from '../package-root.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnedCli {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The match, once standard output has it. */
  hears(pattern: RegExp): Promise<RegExpExecArray>;
}

export interface SpawnCliOptions {
  /** Added to an environment that names no target. */
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
}

const targets = new Set([
  'ASRS_CONNECTION_STRING',
  'AzureSignalRConnectionString',
  'Azure__SignalR__ConnectionString',
  'ASRS_TOKEN',
]);

const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !targets.has(name) && !name.startsWith('VITEST')));

/** Starts the compiled command line, for its self-tests. */
export const spawnCli = (args: readonly string[], { env = {}, node = [] }: SpawnCliOptions = {}): SpawnedCli => {
  const child = spawn(process.execPath, [...node, packagePath('bin/asrs-conformance.js'), ...args], {
    env: { ...bareEnvironment(), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  const hears = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(stdout);
        if (match === null) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without ${pattern}: ${stdout}${stderr}`)));
    });
  return { child, ended, hears };
};
