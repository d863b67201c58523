import { Command } from 'commander';
import { packageVersion } from '../package-root.ts';
import { formats } from '../report/formats/index.ts';
import type { LoadFaults } from './serve/fault-catalogue.ts';
import { describeList } from './list/describe-list.ts';
import type { ListOptions } from './list/list-command.ts';
import type { CompareOptions } from './compare/compare-command.ts';
import { describeCompare } from './compare/describe-compare.ts';
import { describeMerge } from './merge/describe-merge.ts';
import type { MergeCommandOptions } from './merge/merge-command.ts';
import type { RenderOptions } from './render-command.ts';
import { describeRun } from './run/describe-run.ts';
import type { RunOptions } from './run/run.ts';
import {
  describeCheckOptions,
  describeTargetOptions,
  duration,
  formatsHelp,
  formatsOption,
  repeated,
  seedOption,
  setOption,
  shardOption,
  suiteOption,
  whole,
} from './shared-options.ts';
import type { ServeOptions } from './serve/serve-command.ts';
import type { PlanOptions } from './plan-command.ts';
import type { Terminal } from './terminal.ts';

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
  judge: async (file: string) => (await import('./certify/judge-command.ts')).judgeCommand(file, terminal),
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

/** A complaint about an option that does not exist quotes the value that was given to it, which may be a key: `--access-key=…`. */
const withoutValue = (text: string): string => text.replaceAll(/'(--?[^'=]+)=.*'/gs, "'$1'");

/** The commands, their options and their help. `result` gets the exit code. */
export const createProgram = (terminal: Terminal, result: { exitCode: number }, loadFaults: LoadFaults): Command => {
  const commands = lazyCommands(terminal, loadFaults);
  const { run, runAgainst, plan, list, render, merge, compare, judge, serve } = commands;
  const program = new Command('asrs-conformance')
    .description('Conformance tests for the Azure SignalR Service REST API (v1).')
    .version(packageVersion().version, '--version', 'print the version')
    .addHelpText('after', exitCodes)
    .configureOutput({
      writeOut: (text) => terminal.say(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) => {
        const safe = withoutValue(text);
        write(/too many arguments for '(?:run|plan)'/.test(safe) ? `${safe.trimEnd()} ${namedByOption}` : safe);
      },
    })
    .exitOverride();
  const add = (name: string, description: string): Command =>
    program
      .command(name, { isDefault: name === 'run' })
      .description(description)
      .copyInheritedSettings(program)
      .showHelpAfterError(`(see asrs-conformance ${name} --help)`);
  describeRun(add('run', 'run the checks (default command)'))
    .option('--list', 'print the checks and their requirements, and exit')
    .addHelpText('after', formatsHelp)
    .addHelpText('after', exitCodes)
    .action(async (options: RunOptions & { readonly list?: true }) => {
      if (options.list === true) result.exitCode = await list(options);
      else result.exitCode = await (options.against === undefined ? run(options) : runAgainst(options));
    });
  describeRun(add('certify', 'run the checks, and write a bundle from which "judge" judges the run again'))
    .addHelpText('after', formatsHelp)
    .addHelpText('after', exitCodes)
    .action(async (options: RunOptions) => {
      result.exitCode = await run({ ...options, certify: true });
    });
  add('judge', 'judge a certified run again, offline from its bundle')
    .argument('<bundle>', 'the file that certify has written')
    .addHelpText('after', exitCodes)
    .action(async (file: string) => {
      result.exitCode = await judge(file);
    });
  describeCheckOptions(
    describeTargetOptions(add('plan', 'forecast messages, requests, connections and minutes of a run; sends nothing')),
  )
    .addOption(seedOption())
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
