import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { catalogues } from '../../../fixtures/catalogues/catalogues.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { intermittentFaults } from '../../../fixtures/replicas/intermittent-faults.ts';
import { seededRandom } from '../../../fixtures/proxy/seeded-random.ts';
import { shuffle } from '../../../fixtures/proxy/shuffle.ts';
import { ConformanceError } from '../../error.ts';
import type { Catalogue } from '../../spec/catalogue.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';
import { faultConditions } from './fault-conditions.ts';

/** What a run of the faults is asked for. */
export interface FaultOptions {
  readonly chosen: readonly Fault[];
  /** The name of a shipped profile, or a file. */
  readonly profile: string;
  readonly catalogue: Catalogue;
  readonly workers: number;
  /** Faults under way at once in one worker. */
  readonly abreast: number;
  /** Writes the page although not all faults are run. */
  readonly page: boolean;
  /** Each fault is judged by the checks that caught it last; by all of them only where these no longer do. */
  readonly recorded: boolean;
  /** The faults are those that show only at times. Each is judged once, since a single run has to find it. */
  readonly intermittent: boolean;
  /** What was judged in part is not published. */
  readonly isPartial: boolean;
}

const refuse = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

const whole = (option: string, text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw refuse(`--${option} ${text}: expected a whole number above 0`);
  return number;
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        catalogue: { type: 'string', default: v1.version },
        profile: { type: 'string' },
        intermittent: { type: 'boolean', default: false },
        workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
        abreast: { type: 'string', default: '6' },
        page: { type: 'boolean', default: false },
        recorded: { type: 'boolean', default: false },
        sample: { type: 'string' },
        seed: { type: 'string', default: '1' },
      },
    });
  } catch (error) {
    throw refuse((error as Error).message);
  }
};

/** Draws faults without repetition, in the order of the catalogue. */
const drawFaults = (faults: readonly Fault[], count: number, seed: number): readonly Fault[] => {
  const drawn = new Set(shuffle(faults, seededRandom(seed)).slice(0, count));
  return faults.filter((fault) => drawn.has(fault));
};

/**
 * Reads the arguments of `npm run faults`.
 *
 * @throws ConformanceError ERR_USAGE, or ERR_PROFILE for a profile that cannot be read
 */
export const readFaultOptions = (args: readonly string[], faults: readonly Fault[]): FaultOptions => {
  const { values, positionals: prefixes } = parse(args);
  const catalogue = catalogues.get(values.catalogue);
  if (catalogue === undefined)
    throw refuse(`no catalogue "${values.catalogue}"; expected ${[...catalogues.keys()].join(' or ')}`);
  const { intermittent, profile = intermittent ? 'local' : faultConditions.profile.name } = values;
  loadProfile(profile);
  const named = (intermittent ? intermittentFaults : faults).filter(
    ({ id }) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)),
  );
  if (named.length === 0)
    throw refuse(`no fault begins with ${prefixes.join(' or ')}; the catalogue is fixtures/faults`);
  const seed = whole('seed', values.seed);
  return {
    chosen: values.sample === undefined ? named : drawFaults(named, whole('sample', values.sample), seed),
    profile,
    catalogue,
    workers: whole('workers', values.workers),
    abreast: whole('abreast', values.abreast),
    page: values.page,
    recorded: values.recorded,
    intermittent,
    isPartial: values.recorded || values.sample !== undefined || intermittent,
  };
};
