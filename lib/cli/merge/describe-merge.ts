import type { Command } from 'commander';
import { describeKnown } from '../known/describe-known.ts';

/** Arguments and options of `merge`. */
export const describeMerge = (command: Command): Command =>
  describeKnown(
    command
      .argument('<part.json...>', 'report.json of every part; a missing one makes the run incomplete (2)')
      .option('--out <folder>', 'folder to write to', 'reports/out'),
  );
