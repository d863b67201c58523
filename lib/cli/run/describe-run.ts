import { Option, type Command } from 'commander';
import { formats } from '../../report/formats/index.ts';
import { describeAgainst } from '../against/describe-against.ts';
import { describeKnown } from '../known/describe-known.ts';
import {
  describeCheckOptions,
  describeTargetOptions,
  duration,
  formatsOption,
  seedOption,
  setOption,
  shardOption,
  whole,
} from '../shared-options.ts';

/** The options of `run` and `certify`. */
export const describeRun = (command: Command): Command =>
  describeKnown(describeCheckOptions(describeAgainst(describeTargetOptions(command))))
    .addOption(seedOption())
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
    .option('--no-repro', 'write and run no scripts that reproduce the causes');
