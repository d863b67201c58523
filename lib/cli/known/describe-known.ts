import type { Command } from 'commander';

/** The options of `run` about known deviations. */
export const describeKnown = (command: Command): Command =>
  command
    .option('--known <file>', 'YAML or JSON file with deviations that are accepted; they do not fail the run')
    .option('--update-known', 'write the file of --known anew: add what fails, delete what holds')
    .option('--ratchet', 'with --update-known: delete, but add nothing');
