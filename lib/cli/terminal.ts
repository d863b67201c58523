import type { Paint } from '../report/summary/paint.ts';
import { visible } from '../report/visible.ts';
import { createInk } from './ink.ts';

/** Where a command writes. Secrets are redacted, and text is shown as data: see {@link visible}. */
export interface Terminal {
  readonly paint: Paint;
  /** Whether a line can be written over. */
  readonly live: boolean;
  readonly columns: number;
  readonly say: (...lines: readonly string[]) => void;
  /** Commands to the pipeline that reads the output. Their maker has escaped what is in them. */
  readonly command: (...lines: readonly string[]) => void;
  readonly complain: (...lines: readonly string[]) => void;
}

export interface TerminalOptions {
  readonly redact: (text: string) => string;
  readonly env: NodeJS.ProcessEnv;
}

const wantsColours = (env: NodeJS.ProcessEnv): boolean => {
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return (env['FORCE_COLOR'] ?? '0') !== '0' || process.stdout.isTTY;
};

/** A narrower one, or one that does not know its width, gets plain lines. */
const leastColumns = 40;

/** A reader that has gone (`| head -1`) takes nothing more, and that is no fault: the run goes on for its exit code and its reports. */
const outliveReader = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
};

/** The terminal of this process: results on standard output, complaints on standard error; colours unless NO_COLOR forbids them (no-color.org). */
export const createTerminal = ({ redact, env }: TerminalOptions): Terminal => {
  const ink = createInk(wantsColours(env));
  for (const stream of [process.stdout, process.stderr]) outliveReader(stream);
  const write = (stream: NodeJS.WriteStream, lines: readonly string[]): void => {
    if (lines.length > 0) stream.write(`${ink.apply(visible(redact(lines.join('\n'))))}\n`);
  };
  const columns = process.stdout.isTTY ? process.stdout.columns : 0;
  return {
    paint: ink.paint,
    live: columns >= leastColumns && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '',
    columns,
    say: (...lines) => write(process.stdout, lines),
    command: (...lines) => void (lines.length > 0 && process.stdout.write(`${redact(lines.join('\n'))}\n`)),
    complain: (...lines) => write(process.stderr, lines),
  };
};
