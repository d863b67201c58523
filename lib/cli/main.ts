import { CommanderError } from 'commander';
import { ConformanceError } from '../error.ts';
import { createRedactor } from '../trace/redactor.ts';
import { createProgram } from './create-program.ts';
import { exitCodeOf } from '../verdict/exit-code-of.ts';
import type { LoadFaults } from './serve/fault-catalogue.ts';
import { secretsOf } from './secrets-of.ts';
import { refuseUnknownCommand } from './unknown-command.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** A line for what was foreseen, with the stack for what was not: that is ours to mend. */
const complain = (error: unknown, terminal: Terminal): void => {
  if (error instanceof ConformanceError && exitCodeOf(error) !== 70)
    terminal.complain(`asrs-conformance: ${error.message}`);
  else {
    const { stack, message } = error instanceof Error ? error : new Error(String(error));
    terminal.complain(stack ?? message, `asrs-conformance: internal error, please report it: ${message}`);
  }
};

/** What the command line is handed by whoever starts it. */
interface Surroundings {
  readonly loadFaults: LoadFaults;
}

const run = async (argv: readonly string[], terminal: Terminal, { loadFaults }: Surroundings): Promise<number> => {
  try {
    const result = { exitCode: 0 };
    const program = createProgram(terminal, result, loadFaults);
    refuseUnknownCommand(argv, [...program.commands.map((command) => command.name()), 'help']);
    await program.parseAsync(argv, { from: 'user' });
    return result.exitCode;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 64;
    complain(error, terminal);
    return exitCodeOf(error);
  }
};

const exit = (code: number): void => {
  // Not by the exit code alone: a socket that lingers would keep the process. Where output is slow, it is waited for.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
};

/** The command line: does what the arguments say and ends the process. */
export const main = async (argv: readonly string[], surroundings: Surroundings): Promise<void> => {
  const terminal = createTerminal({ redact: createRedactor(secretsOf(argv, process.env)), env: process.env });
  const crash = (error: unknown): void => {
    complain(error, terminal);
    exit(70);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  exit(await run(argv, terminal, surroundings));
};
