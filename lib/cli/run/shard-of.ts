import { ConformanceError } from '../../error.ts';
import type { Shard } from '../../run/spread/shard.ts';
import { readShard } from './read-shard.ts';
import type { RunOptions } from './run.ts';

const refusal = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

const needsSeed =
  '--shard needs --seed, the same number for every part, so that all draw the same values: any number in a manifest, $CI_PIPELINE_IID in GitLab, ${{ github.run_number }} in GitHub Actions, $(Build.BuildId) in Azure Pipelines';

/**
 * The part of a run that is asked for; undefined: the whole. The environment is read only where the option asks for it.
 *
 * @param seed of the run, if it is known
 * @throws ConformanceError ERR_USAGE
 */
export const shardOf = (
  { shard, replay, updateKnown }: Pick<RunOptions, 'shard' | 'replay' | 'updateKnown'>,
  seed: number | undefined,
  env: NodeJS.ProcessEnv,
): Shard | undefined => {
  if (shard === undefined) return undefined;
  if (replay !== undefined) throw refusal('--shard and --replay exclude each other: one value is not spread');
  if (updateKnown === true)
    throw refusal('--shard and --update-known exclude each other: give --known and --update-known to merge');
  const part = readShard(shard, env);
  if (seed === undefined) throw refusal(needsSeed);
  return part;
};
