import { Option, type Command } from 'commander';
import { describeSelection, setOption } from '../shared-options.ts';

/** The arguments and options of `list`. */
export const describeList = (command: Command): Command =>
  describeSelection(
    command
      .argument('[area...]', 'areas whose checks are printed; default: all areas, with numbers only')
      .option('--checks', 'print the checks of all areas')
      .addOption(new Option('--faults', 'print the faults that serve takes').conflicts(['checks', 'only', 'suite']))
      .addOption(
        new Option('--sets', 'print the frozen sets that run --set takes').conflicts(['checks', 'only', 'suite']),
      )
      .addOption(setOption().conflicts(['faults', 'sets']))
      .addOption(
        new Option('--shard <i/n>', 'the checks of one of n parts (run --shard)').conflicts(['faults', 'sets']),
      )
      .option('--json', 'print everything as JSON (docs/list.md)'),
  );
