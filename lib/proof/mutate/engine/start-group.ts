import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process with all that it starts, which ends as one. */
export interface Group {
  readonly child: ChildProcess;
  readonly kill: () => void;
}

const running = new Set<() => void>();

/** Whatever way this process ends, nothing of what it started stays. */
process.on('exit', () => {
  for (const kill of running) kill();
});

/** Starts a module as the leader of a process group of its own. What it writes is of no interest. */
export const startGroup = (module: URL, args: readonly string[] = []): Group => {
  const child = fork(fileURLToPath(module), [...args], { detached: true, stdio: 'ignore', serialization: 'advanced' });
  // What cannot be said to a process that has ended is told by its end.
  child.on('error', () => undefined);
  const kill = (): void => {
    running.delete(kill);
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // Gone already, which is what was wanted.
    }
  };
  running.add(kill);
  return { child, kill };
};
