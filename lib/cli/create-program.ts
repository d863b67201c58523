import { Command, InvalidArgumentError, Option } from 'commander';
import type { RunOptions } from './run-command.ts';
import type { ServeOptions } from './serve-command.ts';
import type { CheckOptions, TargetOptions } from './target-options.ts';
import type { Terminal } from './terminal.ts';

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`);
  };

const factor = (text: string): number => {
  const number = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number > 0 && number <= 1000) return number;
  throw new InvalidArgumentError('expected a number above 0, up to 1000');
};

const describeTargetOptions = (command: Command): Command =>
  command
    .option(
      '--target <text>',
      'connection string or URL (also from ASRS_CONNECTION_STRING); without one, the embedded reference',
    )
    .option('--key <key>', 'access key, where the target is a URL; better left to the environment')
    .option('--token <token>', 'bearer token for REST, got elsewhere (also from ASRS_TOKEN)')
    .option('--profile <name or file>', 'what is claimed of the target; without one, chosen by its host');

const describeCheckOptions = (command: Command): Command =>
  command
    .option('--only <check...>', 'ids of checks, their beginnings, or patterns with *')
    .option('--area <area...>', 'areas to judge')
    .option('--runs <factor>', 'how many values properties draw, times the usual', factor)
    .option('--deep', 'the long checks too');

const seed = (): Option =>
  new Option('--seed <number>', 'repeats the values that properties drew').argParser(whole(0, 2 ** 32 - 1));

const describeRun = (command: Command): Command =>
  describeCheckOptions(describeTargetOptions(command))
    .addOption(seed())
    .option('--replay <check:path>', 'one property with one value, as a finding prints it (needs --seed)')
    .option('--strict', 'a statement of a document beside REST v1 that does not hold fails the run too')
    .option('--out <folder>', 'where report.json, junit.xml and allure-results go', 'reports/out')
    .option('--list', 'print the checks and what they verify, and end');

const namedByOption = 'A target is named by --target, or by the environment variable ASRS_CONNECTION_STRING.';

const exitCodes = `
Exit codes:
  0   conformant                       64  a mistake in arguments or configuration
  1   not conformant                   70  our own fault
  2   inconclusive, or too little      75  target unreachable, or throttling
  3   known deviations out of date     130 interrupted`;

/** Each command is loaded when it is asked for, so that a mistake in the arguments is said at once. */
const lazyCommands = (terminal: Terminal) => ({
  run: async (options: RunOptions) => (await import('./run-command.ts')).runCommand(options, terminal),
  plan: async (options: TargetOptions & CheckOptions) =>
    (await import('./plan-command.ts')).planCommand(options, terminal),
  list: async (options: CheckOptions) => (await import('./list-command.ts')).listCommand(options, terminal),
  serve: async (options: ServeOptions) => (await import('./serve-command.ts')).serveCommand(options, terminal),
});

/** The commands, their options and their help. `result` gets the exit code. */
export const createProgram = (terminal: Terminal, result: { exitCode: number }): Command => {
  const { run, plan, list, serve } = lazyCommands(terminal);
  const program = new Command('asrs-conformance')
    .description('Does a service behave as the REST API v1 of Azure SignalR Service says?')
    .addHelpText('after', exitCodes)
    .showHelpAfterError('(asrs-conformance --help lists commands and options)')
    .configureOutput({
      writeOut: (text) => terminal.say(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) =>
        write(/too many arguments/.test(text) ? `${text.trimEnd()} ${namedByOption}` : text),
    })
    .exitOverride();
  const add = (name: string, description: string): Command =>
    program
      .command(name, { isDefault: name === 'run' })
      .description(description)
      .copyInheritedSettings(program);
  describeRun(add('run', 'judge a target (what is done where no command is named)'))
    .addHelpText('after', exitCodes)
    .action(async (options: RunOptions & { readonly list?: true }) => {
      result.exitCode = options.list === true ? await list(options) : await run(options);
    });
  describeCheckOptions(describeTargetOptions(add('plan', 'say what a run would cost; sends nothing')))
    .addOption(seed())
    .action(async (options: TargetOptions & CheckOptions) => {
      result.exitCode = await plan(options);
    });
  add('list', 'print the checks and what they verify')
    .option('--only <check...>', 'ids of checks, their beginnings, or patterns with *')
    .option('--area <area...>', 'areas')
    .action(async (options: CheckOptions) => {
      result.exitCode = await list(options);
    });
  add('serve', 'serve the embedded reference until interrupted')
    .option('--port <port>', 'port to listen on; 0: any that is free', whole(0, 65_535), 8888)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--key <key>', 'access key; without one, a new one')
    .action(async (options: ServeOptions) => {
      result.exitCode = await serve(options);
    });
  return program;
};
