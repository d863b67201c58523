import { createColors } from 'picocolors';
import type { Paint } from '../report/summary-lines.ts';

/** Where a command writes. Everything goes through the redactor. */
export interface Terminal {
  readonly paint: Paint;
  /** Whether a line can be written over. */
  readonly live: boolean;
  readonly columns: number;
  readonly say: (...lines: readonly string[]) => void;
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

/** The terminal of this process: results on standard output, complaints on standard error; colours unless NO_COLOR forbids them (no-color.org). */
export const createTerminal = ({ redact, env }: TerminalOptions): Terminal => {
  const { green, red, yellow, dim, bold } = createColors(wantsColours(env));
  const write = (stream: NodeJS.WriteStream, lines: readonly string[]): void => {
    if (lines.length > 0) stream.write(`${redact(lines.join('\n'))}\n`);
  };
  const columns = process.stdout.isTTY ? process.stdout.columns : 0;
  return {
    paint: { good: green, bad: red, doubtful: yellow, quiet: dim, strong: bold },
    live: columns >= leastColumns && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '',
    columns,
    say: (...lines) => write(process.stdout, lines),
    complain: (...lines) => write(process.stderr, lines),
  };
};
