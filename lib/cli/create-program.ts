import { Command, InvalidArgumentError, Option } from 'commander';
import { durations, parseDuration } from '../contract/duration.ts';
import { packageVersion } from '../package-root.ts';
import { chooseFormats } from '../report/choose-formats.ts';
import { formats } from '../report/formats/index.ts';
import type { ReportFormat } from '../report/formats/report-format.ts';
import { describeAgainst } from './against/describe-against.ts';
import type { LoadFaults } from './serve/fault-catalogue.ts';
import type { ListOptions } from './list/list-command.ts';
import type { CompareOptions } from './compare/compare-command.ts';
import { describeCompare } from './compare/describe-compare.ts';
import { describeKnown } from './known/describe-known.ts';
import { describeMerge } from './merge/describe-merge.ts';
import type { MergeCommandOptions } from './merge/merge-command.ts';
import type { RenderOptions } from './render-command.ts';
import type { RunOptions } from './run/run.ts';
import type { ServeOptions } from './serve/serve-command.ts';
import type { PlanOptions } from './plan-command.ts';
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

/** An option that may be repeated. */
const repeated = (flags: string, description: string): Option =>
  new Option(flags, `${description}; may be repeated`).argParser((value: string, before?: readonly string[]) => [
    ...(before ?? []),
    value,
  ]);

const duration = (text: string): number => {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  throw new InvalidArgumentError(`expected a duration ${durations}`);
};

const suiteOption = (): Option =>
  repeated('--suite <file>', 'YAML or JSON file with requirements and scenarios of your own');

const describeTargetOptions = (command: Command): Command =>
  command
    .option(
      '--target <text>',
      'connection string or URL of the service; default: ASRS_CONNECTION_STRING, else the embedded reference',
    )
    .option('--key <key>', 'access key of a target given as URL (prefer a connection string in the environment)')
    .option('--token <token>', 'externally issued bearer token for REST; default: ASRS_TOKEN')
    .option('--profile <name or file>', 'what the target supports; default: chosen by its host');

const describeSelection = (command: Command): Command =>
  command
    .option('--only <check...>', 'ids of checks or requirements, beginnings of ids of checks, or patterns with *')
    .option('--area <area...>', 'areas of checks')
    .addOption(suiteOption());

const describeCheckOptions = (command: Command): Command =>
  describeSelection(command)
    .option('--runs <factor>', 'multiplier for the number of generated values', factor)
    .option('--deep', 'include long-running checks');

const seed = (): Option =>
  new Option('--seed <number>', 'seed of an earlier run, to generate the same values').argParser(whole(0, 2 ** 32 - 1));

const setOption = (): Option =>
  new Option('--set <name>', 'exactly the checks of a frozen set ("list --sets"), however the suite grows');

const shardOption = (): Option =>
  new Option('--shard <i/n>', 'one of n parts, for "merge"; auto: as the job of the pipeline says (needs --seed)');

const formatsOption = (description: string): Option =>
  new Option('--formats <name...>', description).argParser((text: string, before: readonly ReportFormat[]) => {
    const more = chooseFormats([text]);
    return before === formats || before === undefined ? more : [...before, ...more];
  });

const formatsHelp = `
Report formats:
${formats.map(({ name, help }) => `  ${name.padEnd(10)}${help}`).join('\n')}`;

const describeRun = (command: Command): Command =>
  describeKnown(describeCheckOptions(describeAgainst(describeTargetOptions(command))))
    .addOption(seed())
    .option('--only-failed <report.json>', 'run again what was not green in an earlier run, with its seed')
    .addOption(setOption())
    .addOption(shardOption())
    .option('--replay <check:path>', 'run one check with one generated value, as printed by a finding (needs --seed)')
    .option('--strict', 'treat warnings as failures')
    .addOption(
      new Option('--bail [n]', 'end the run after n failed checks; default: 1').preset('1').argParser(whole(1, 1e6)),
    )
    .option('--max-time <duration>', 'end the run after this time, such as 90s or 5m', duration)
    .option('--out <folder>', `folder for ${formats.map(({ writes }) => writes).join(', ')}`, 'reports/out')
    .addOption(formatsOption('report formats; json is always written').default(formats, 'all'))
    .option('--no-repro', 'write and run no scripts that reproduce the causes')
    .option('--list', 'print the checks and their requirements, and exit');

const namedByOption = 'Name the target with --target or the environment variable ASRS_CONNECTION_STRING.';

const exitCodes = `
Exit codes:
  0   conformant                       64  mistake in arguments or configuration
  1   not conformant                   70  internal error, please report it
  2   inconclusive                     75  target unreachable or throttling
  3   known list wrong or out of date  130 interrupted`;

/** Each command is loaded when it is asked for, so that a mistake in the arguments is said at once. */
const lazyCommands = (terminal: Terminal, loadFaults: LoadFaults) => ({
  run: async (options: RunOptions) => (await import('./run/run-command.ts')).runCommand(options, terminal),
  runAgainst: async (options: RunOptions) =>
    (await import('./against/against-command.ts')).againstCommand(options, terminal),
  plan: async (options: PlanOptions) => (await import('./plan-command.ts')).planCommand(options, terminal),
  list: async (options: ListOptions) => (await import('./list/list-command.ts')).listCommand(options, terminal),
  listSets: async (options: ListOptions) => (await import('./list/list-sets.ts')).listSets(options, terminal),
  listFaults: async (options: ListOptions) =>
    (await import('./list/list-faults.ts')).listFaults(options, terminal, loadFaults),
  render: async (files: readonly string[], options: RenderOptions) =>
    (await import('./render-command.ts')).renderCommand(files, options, terminal),
  merge: async (files: readonly string[], options: MergeCommandOptions) =>
    (await import('./merge/merge-command.ts')).mergeCommand(files, options, terminal),
  compare: async (before: string, after: string, options: CompareOptions) =>
    (await import('./compare/compare-command.ts')).compareCommand([before, after], options, terminal),
  serve: async (options: ServeOptions) =>
    (await import('./serve/serve-command.ts')).serveCommand(options, terminal, loadFaults),
});

type Commands = ReturnType<typeof lazyCommands>;

interface ListFlags extends ListOptions {
  readonly faults?: true;
  readonly sets?: true;
}

const listing = (
  areas: readonly string[],
  flags: ListFlags,
  { list, listFaults, listSets }: Commands,
): Promise<number> => {
  const options = { ...flags, area: [...areas, ...(flags.area ?? [])] };
  if (flags.sets === true) return listSets(options);
  return flags.faults === true ? listFaults(options) : list(options);
};

const describeList = (command: Command): Command =>
  describeSelection(
    command
      .argument('[area...]', 'areas whose checks are printed; default: all areas, with numbers only')
      .option('--checks', 'print the checks of all areas')
      .addOption(new Option('--faults', 'print the faults that serve takes').conflicts(['checks', 'only', 'suite']))
      .addOption(
        new Option('--sets', 'print the frozen sets that run --set takes').conflicts(['checks', 'only', 'suite']),
      )
      .addOption(setOption().conflicts(['faults', 'sets']))
      .option('--json', 'print everything as JSON (docs/list.md)'),
  );

/** The commands, their options and their help. `result` gets the exit code. */
export const createProgram = (terminal: Terminal, result: { exitCode: number }, loadFaults: LoadFaults): Command => {
  const commands = lazyCommands(terminal, loadFaults);
  const { run, runAgainst, plan, list, render, merge, compare, serve } = commands;
  const program = new Command('asrs-conformance')
    .description('Conformance tests for the Azure SignalR Service REST API (v1).')
    .version(packageVersion().version, '--version', 'print the version')
    .addHelpText('after', exitCodes)
    .configureOutput({
      writeOut: (text) => terminal.say(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) =>
        write(/too many arguments for '(?:run|plan)'/.test(text) ? `${text.trimEnd()} ${namedByOption}` : text),
    })
    .exitOverride();
  const add = (name: string, description: string): Command =>
    program
      .command(name, { isDefault: name === 'run' })
      .description(description)
      .copyInheritedSettings(program)
      .showHelpAfterError(`(see asrs-conformance ${name} --help)`);
  describeRun(add('run', 'run the checks (default command)'))
    .addHelpText('after', formatsHelp)
    .addHelpText('after', exitCodes)
    .action(async (options: RunOptions & { readonly list?: true }) => {
      if (options.list === true) result.exitCode = await list(options);
      else result.exitCode = await (options.against === undefined ? run(options) : runAgainst(options));
    });
  describeCheckOptions(
    describeTargetOptions(add('plan', 'forecast messages, requests, connections and minutes of a run; sends nothing')),
  )
    .addOption(seed())
    .addOption(setOption())
    .addOption(shardOption())
    .option('--round-trip <duration>', 'how long an answer of the target takes; default: 20ms', duration)
    .action(async (options: PlanOptions) => {
      result.exitCode = await plan(options);
    });
  describeList(add('list', 'print areas, checks, requirements')).action(
    async (areas: readonly string[], flags: ListFlags) => {
      result.exitCode = await listing(areas, flags, commands);
    },
  );
  add('render', 'convert stored reports to other formats')
    .argument('<report.json...>', 'the report of a run; several are shown side by side (html)')
    .addOption(formatsOption('report formats').makeOptionMandatory())
    .option('--out <folder>', 'folder to write to; default: where the report is')
    .addHelpText('after', formatsHelp)
    .action(async (files: readonly string[], options: RenderOptions) => {
      result.exitCode = await render(files, options);
    });
  describeMerge(add('merge', 'merge the reports of the parts of a run (run --shard)'))
    .addOption(suiteOption())
    .addOption(formatsOption('report formats; json is always written').default(formats, 'all'))
    .addHelpText('after', formatsHelp)
    .addHelpText('after', exitCodes)
    .action(async (files: readonly string[], options: MergeCommandOptions) => {
      result.exitCode = await merge(files, options);
    });
  describeCompare(add('compare', 'compare two stored report.json: what got worse, and what better')).action(
    async (before: string, after: string, options: CompareOptions) => {
      result.exitCode = await compare(before, after, options);
    },
  );
  add('serve', 'run the reference service until interrupted')
    .option('--port <port>', 'port to listen on; 0: any free port', whole(0, 65_535), 8888)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--key <key>', 'access key; default: a new random key')
    .addOption(repeated('--fault <id>', 'be wrong on purpose, as "list --faults" names it'))
    .action(async (options: ServeOptions) => {
      result.exitCode = await serve(options);
    });
  return program;
};
