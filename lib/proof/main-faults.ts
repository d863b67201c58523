import { ConformanceError } from '../error.ts';
import { faults } from '../../fixtures/faults/index.ts';
import { suites } from '../../suites/index.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { loadRequirements } from '../spec/load-requirements.ts';
import { faultConditions, faultConditionsBy } from './faults/fault-conditions.ts';
import { readFaultOptions, type FaultOptions } from './faults/fault-options.ts';
import { faultGaps } from './faults/fault-gaps.ts';
import type { FaultResult } from './faults/judge-fault.ts';
import { publishFaults } from './faults/publish-faults.ts';
import { tryFaults } from './faults/try-faults.ts';
import { summariseFaults } from './faults/summarise-faults.ts';

/** More than this means that faults are red for something else than what they break. */
const allowedMedian = 1;

/** The share of the faults that show only at times which must turn a single run red, by whichever check meets them. Those that are no more than lateness are left out. */
const leastIntermittent = 0.95;

/** A fault that no client survives turns nearly every check red. */
const mostNamed = 5;

const line = ({ id, state, caughtBy, unrelated, reason, durationMs }: FaultResult): string => {
  const more = unrelated.length > mostNamed ? ` and ${unrelated.length - mostNamed} more` : '';
  const others = unrelated.length === 0 ? '' : `  unrelated: ${unrelated.slice(0, mostNamed).join(', ')}${more}`;
  const by =
    state === 'caught' ? `by ${caughtBy[0]}${caughtBy.length > 1 ? ` and ${caughtBy.length - 1} more` : ''}` : '';
  return `${state.padEnd(13)} ${id.padEnd(48)} ${(durationMs / 1000).toFixed(1).padStart(5)} s  ${reason ?? by}${others}`;
};

const readOptions = (): FaultOptions | undefined => {
  try {
    return readFaultOptions(process.argv.slice(2), faults);
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    console.error(error.message);
    return undefined;
  }
};

const main = async ({
  chosen,
  profile,
  catalogue,
  workers,
  abreast,
  page,
  recorded,
  intermittent,
  isPartial,
}: FaultOptions): Promise<boolean> => {
  const began = performance.now();
  const conditions = { ...faultConditionsBy(profile), ...(intermittent && { mostTries: 1, values: 1 }) };
  const run = await tryFaults(chosen, {
    conditions,
    catalogue,
    workers,
    abreast,
    recorded,
    onResult: (result) => console.log(line(result)),
    onAgain: (count) => console.log(`${count} not caught: once more, one after the other`),
  });
  const requirements = loadRequirements();
  const sum = summariseFaults(run, requirements);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${sum.faults} faults in ${seconds} s by the profile ${profile}: ${sum.caught} caught (${sum.byShouldOnly} by a should only), ${sum.reported} reported as lag, ${sum.notApplicable} outside the profile, ${sum.otherwise} red for another reason, ${sum.missed} missed, ${sum.didNotStart} could not start; unrelated reds: ${sum.meanUnrelated.toFixed(2)} a fault on average, ${sum.mostUnrelated} at most`,
  );
  // The pages are of v1.
  const published = catalogue === v1 && !isPartial ? publishFaults(faults, run, { profile, page }) : undefined;
  const checks = suites.flatMap((suite) => suite.checks);
  const isWhole = published !== undefined && conditions === faultConditions;
  if (intermittent) return sum.caught + sum.otherwise >= leastIntermittent * (sum.faults - sum.reported);
  const gaps = faultGaps(isWhole ? published : run, isWhole ? requirements : [], isWhole ? checks : []);
  for (const gap of gaps) console.error(gap);
  return gaps.length === 0 && sum.medianUnrelated <= allowedMedian;
};

const options = readOptions();
process.exitCode = options === undefined ? 64 : (await main(options)) ? 0 : 1;
