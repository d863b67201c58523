import { selectChecks } from '../../run/select-checks.ts';
import { requirementsOf } from '../../run/outside/requirements-of.ts';
import { shippedSuites } from '../../run/prepare-run.ts';
import { withinSet } from '../../spec/within-set.ts';
import { dealChecks } from '../../run/spread/deal-checks.ts';
import { readShard } from '../run/read-shard.ts';
import { setOf } from '../run/set-of.ts';
import { outsideSuitesOf } from '../outside-suites-of.ts';
import type { CheckOptions } from '../target-options.ts';
import type { Terminal } from '../terminal.ts';
import { listingJson, listingOf, type Listing } from './listing.ts';
import { areaLines, checkLines } from './listing-lines.ts';

export interface ListOptions extends CheckOptions {
  /** Every check, where no filter chooses some. */
  readonly checks?: true;
  readonly json?: true;
  /** Name of a frozen set. */
  readonly set?: string;
  /** As `run` takes it: the checks of one part. */
  readonly shard?: string;
}

const isFiltered = ({ only = [], area = [] }: ListOptions): boolean => only.length > 0 || area.length > 0;

const listing = async (options: ListOptions): Promise<Listing> => {
  const { only = [], area = [] } = options;
  const outside = await outsideSuitesOf(options);
  const set = setOf(options.set);
  const all = selectChecks([...shippedSuites(set), ...outside.suites], { only, areas: area });
  const { shard } = options;
  const checks = shard === undefined ? all : dealChecks(all, readShard(shard, process.env));
  const { requirements } = withinSet(requirementsOf(outside), set, outside.requirements);
  return listingOf(checks, requirements, !isFiltered(options) && shard === undefined);
};

/** Prints the areas with their numbers of checks and requirements; the checks themselves where some are chosen; everything as JSON. */
export const listCommand = async (options: ListOptions, { say, paint }: Terminal): Promise<number> => {
  const found = await listing(options);
  if (options.json === true) say(JSON.stringify(listingJson(found), null, 2));
  else if (options.checks === true || isFiltered(options)) say(...checkLines(found, paint));
  else say(...areaLines(found, paint));
  return 0;
};
