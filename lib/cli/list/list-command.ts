import { selectChecks } from '../../run/select-checks.ts';
import { requirementsOf } from '../../run/outside/requirements-of.ts';
import { suites } from '../../../suites/index.ts';
import { outsideSuitesOf } from '../outside-suites-of.ts';
import type { CheckOptions } from '../target-options.ts';
import type { Terminal } from '../terminal.ts';
import { listingJson, listingOf, type Listing } from './listing.ts';
import { areaLines, checkLines } from './listing-lines.ts';

export interface ListOptions extends CheckOptions {
  /** Every check, where no filter chooses some. */
  readonly checks?: true;
  readonly json?: true;
}

const isFiltered = ({ only = [], area = [] }: ListOptions): boolean => only.length > 0 || area.length > 0;

const listing = async (options: ListOptions): Promise<Listing> => {
  const { only = [], area = [] } = options;
  const outside = await outsideSuitesOf(options);
  const checks = selectChecks([...suites, ...outside.suites], { only, areas: area });
  return listingOf(checks, requirementsOf(outside), !isFiltered(options));
};

/** Prints the areas with their numbers of checks and requirements; the checks themselves where some are chosen; everything as JSON. */
export const listCommand = async (options: ListOptions, { say, paint }: Terminal): Promise<number> => {
  const found = await listing(options);
  if (options.json === true) say(JSON.stringify(listingJson(found), null, 2));
  else if (options.checks === true || isFiltered(options)) say(...checkLines(found, paint));
  else say(...areaLines(found, paint));
  return 0;
};
