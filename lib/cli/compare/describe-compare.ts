import { Option, type Command } from 'commander';

const formats = ['text', 'markdown', 'json'] as const;

/** How a comparison may be written. */
export type ComparisonFormat = (typeof formats)[number];

const exitCodes = `
Exit codes:
  0   nothing got worse
  1   something got worse
  2   something that passed before was not judged again
  64  a file is no report`;

/** Arguments, options and help of `compare`. */
export const describeCompare = (command: Command): Command =>
  command
    .argument('<before.json>', 'report.json of the earlier run')
    .argument('<after.json>', 'report.json of the later run')
    .addOption(new Option('--format <name>', 'how to write it').choices(formats).default('text'))
    .option('--output <file>', 'file to write to; default: standard output')
    .addHelpText('after', exitCodes);
