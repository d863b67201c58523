import { InvalidArgumentError, Option, type Command } from 'commander';
import { durations, parseDuration } from '../contract/duration.ts';
import { chooseFormats } from '../report/choose-formats.ts';
import { formats } from '../report/formats/index.ts';
import type { ReportFormat } from '../report/formats/report-format.ts';

/** Reads a whole number from `least` to `most`. */
export const whole =
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
export const repeated = (flags: string, description: string): Option =>
  new Option(flags, `${description}; may be repeated`).argParser((value: string, before?: readonly string[]) => [
    ...(before ?? []),
    value,
  ]);

/** Reads a duration, in milliseconds. */
export const duration = (text: string): number => {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  throw new InvalidArgumentError(`expected a duration ${durations}`);
};

/** Requirements and scenarios from outside. */
export const suiteOption = (): Option =>
  repeated('--suite <file>', 'YAML or JSON file with requirements and scenarios of your own');

/** Which service is asked, and as whom. */
export const describeTargetOptions = (command: Command): Command =>
  command
    .option(
      '--target <text>',
      'connection string or URL of the service; default: ASRS_CONNECTION_STRING, else the embedded reference',
    )
    .option('--key <key>', 'access key of a target given as URL (prefer a connection string in the environment)')
    .option('--token <token>', 'externally issued bearer token for REST; default: ASRS_TOKEN')
    .option('--profile <name or file>', 'what the target supports; default: chosen by its host');

/** Which checks. */
export const describeSelection = (command: Command): Command =>
  command
    .option('--only <check...>', 'ids of checks or requirements, beginnings of ids of checks, or patterns with *')
    .option('--area <area...>', 'areas of checks')
    .addOption(suiteOption());

/** Which checks, and how many values of each. */
export const describeCheckOptions = (command: Command): Command =>
  describeSelection(command)
    .option('--runs <factor>', 'multiplier for the number of generated values', factor)
    .option('--deep', 'include long-running checks')
    .option(
      '--soak <duration>',
      'keep what must last for so long after all other checks, while messages flow',
      duration,
    );

/** The seed of an earlier run. */
export const seedOption = (): Option =>
  new Option('--seed <number>', 'seed of an earlier run, to generate the same values').argParser(whole(0, 2 ** 32 - 1));

/** A frozen set. */
export const setOption = (): Option =>
  new Option('--set <name>', 'exactly the checks of a frozen set ("list --sets"), however the suite grows');

/** One part of a run. */
export const shardOption = (): Option =>
  new Option('--shard <i/n>', 'one of n parts, for "merge"; auto: as the job of the pipeline says (needs --seed)');

/** Report formats, by name. */
export const formatsOption = (description: string): Option =>
  new Option('--formats <name...>', description).argParser((text: string, before: readonly ReportFormat[]) => {
    const more = chooseFormats([text]);
    return before === formats || before === undefined ? more : [...before, ...more];
  });

/** What each report format is for. */
export const formatsHelp = `
Report formats:
${formats.map(({ name, help }) => `  ${name.padEnd(10)}${help}`).join('\n')}`;
