import { spawn } from 'node:child_process';
import type { Target } from '../target/target.ts';
import { keyVariable, tokenVariable, withoutTargets } from '../target/target-variables.ts';

/** How one run of a script ended. */
export type Ended = 'shows' | 'does not show' | { readonly reason: string };

/** One run of a script. */
export interface ScriptRun {
  readonly ended: Ended;
  /** Messages that came to its clients; absent: it did not come to say. */
  readonly messages?: number;
}

/** Of what a script prints, only the end counts. */
const keptOutput = 10_000;

const environment = ({ accessKey, bearerToken }: Target): NodeJS.ProcessEnv => ({
  ...withoutTargets(process.env),
  ...(accessKey === undefined ? {} : { [keyVariable]: accessKey }),
  ...(bearerToken === undefined ? {} : { [tokenVariable]: bearerToken }),
});

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** A script that node cannot read ends with 1 too, so that its last line counts as well. */
const endOf = (code: number | null, output: string): Ended => {
  const said = lastLine(output);
  if (code === 1 && said === 'The deviation shows.') return 'shows';
  if (code === 0 && said === 'The deviation does not show.') return 'does not show';
  if (code === null) return { reason: 'it was not finished in time' };
  // Its beginning may be lost, and with it that of a secret, which would not be recognised.
  const isWhole = output.length < keptOutput || said.length < output.trimEnd().length;
  return { reason: isWhole ? said.replace(/^Could not be run: /, '') : 'its last line is too long to be shown' };
};

const messagesIn = (output: string): Pick<ScriptRun, 'messages'> => {
  const [, count] = /^Messages that clients received: (\d+) /m.exec(output) ?? [];
  return count === undefined ? {} : { messages: Number(count) };
};

/** Runs a script in a process of its own, which gets the secrets of the target from its environment. */
export const runScript = async (file: string, target: Target, signal: AbortSignal): Promise<ScriptRun> => {
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
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-keptOutput)));
  return { ended: endOf(await ended, output), ...messagesIn(output) };
};
