import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ConformanceError } from '../../error.ts';
import type { Condition } from './condition.ts';
import { conditions } from './conditions.ts';

/** What a steady run is asked for. */
export interface SteadyOptions {
  /** So many check-runs in all … */
  readonly checkRuns: number;
  /** … or as many as can be made in so long. */
  readonly minutes: number;
  readonly seed: number;
  readonly conditions: readonly Condition[];
  /** Beginnings of the ids of the checks that are run; none: all. */
  readonly prefixes: readonly string[];
  readonly workers: number;
  /** Rounds under way at once in each worker. */
  readonly abreast: number;
  /** Values of each property, in proportion to an ordinary run. */
  readonly runs: number;
  /** Nothing was left out, or the caller wants the figures published all the same. */
  readonly publishes: boolean;
}

/** What has to be shown: one red in a hundred thousand would be seen with 95 %. */
const goal = 300_000;

export const steadyUsage = `npm run steady -- [options]
  --check-runs <n>    stop after so many check-runs (default ${goal})
  --minutes <n>       stop after so long
  --condition <id>    only this one; may be repeated: ${conditions.map(({ id }) => id).join(', ')}
  --check <prefix>    only checks whose id begins so; may be repeated
  --seed <n>          default 1
  --workers <n>       threads that judge (default: one for each processor)
  --abreast <n>       rounds at once in each (default 10)
  --runs <x>          values of each property, in proportion to an ordinary run (default 0.2)
  --publish           write reports/steady.md although the run was cut short`;

const usage = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', `${message}\n\n${steadyUsage}`);

const numberOf = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw usage(`--${name} ${text}: expected a number above 0`);
  return value;
};

const conditionsNamed = (ids: readonly string[]): readonly Condition[] => {
  for (const id of ids)
    if (!conditions.some((one) => one.id === id)) throw usage(`--condition ${id}: there is no such condition`);
  return ids.length === 0 ? conditions : conditions.filter(({ id }) => ids.includes(id));
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'check-runs': { type: 'string' },
        minutes: { type: 'string' },
        condition: { type: 'string', multiple: true, default: [] },
        check: { type: 'string', multiple: true, default: [] },
        seed: { type: 'string' },
        workers: { type: 'string' },
        abreast: { type: 'string' },
        runs: { type: 'string' },
        publish: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw usage((error as Error).message);
  }
};

/** @throws ConformanceError ERR_USAGE */
export const readSteadyOptions = (args: readonly string[]): SteadyOptions => {
  const values = parse(args);
  const isPart = values.condition.length > 0 || values.check.length > 0;
  if (values.publish && isPart) throw usage('--publish: a run of some conditions or checks is not published');
  const isShort = values['check-runs'] !== undefined || values.minutes !== undefined;
  return {
    checkRuns: numberOf('check-runs', values['check-runs'], values.minutes === undefined ? goal : Infinity),
    minutes: numberOf('minutes', values.minutes, Infinity),
    seed: Math.floor(numberOf('seed', values.seed, 1)),
    conditions: conditionsNamed(values.condition),
    prefixes: values.check,
    workers: Math.ceil(numberOf('workers', values.workers, availableParallelism())),
    abreast: Math.ceil(numberOf('abreast', values.abreast, 10)),
    runs: numberOf('runs', values.runs, 0.2),
    publishes: !isPart && (!isShort || values.publish),
  };
};
