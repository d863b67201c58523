import type { Command } from 'commander';

/** The options of `run` about a second service. */
export const describeAgainst = (command: Command): Command =>
  command
    .option(
      '--against <text>',
      'second service, as connection string, URL (key in ASRS_AGAINST_KEY) or "reference": list what the two do differently; exit code 1 where they differ',
    )
    .option('--against-profile <name or file>', 'profile of the second service; default: chosen by its host');
