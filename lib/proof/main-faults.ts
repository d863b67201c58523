import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { catalogues } from '../../fixtures/catalogues/catalogues.ts';
import { faults } from '../../fixtures/faults/index.ts';
import { suites } from '../../suites/index.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { loadRequirements } from '../spec/load-requirements.ts';
import { faultGaps } from './faults/fault-gaps.ts';
import type { FaultResult } from './faults/judge-fault.ts';
import { publishFaults } from './faults/publish-faults.ts';
import { tryFaults } from './faults/try-faults.ts';
import { summariseFaults } from './faults/summarise-faults.ts';

const { values, positionals: prefixes } = parseArgs({
  allowPositionals: true,
  options: {
    catalogue: { type: 'string', default: v1.version },
    workers: { type: 'string' },
    abreast: { type: 'string' },
    page: { type: 'boolean', default: false },
  },
});
const workers = Number(values.workers) || Math.min(4, availableParallelism());
const abreast = Number(values.abreast) || 6;
/** More than this means that faults are red for something else than what they break. */
const allowedMedian = 1;

const catalogue = catalogues.get(values.catalogue);
if (catalogue === undefined) {
  console.error(`no catalogue "${values.catalogue}"; expected ${[...catalogues.keys()].join(' or ')}`);
  process.exit(64);
}
const chosen = faults.filter(({ id }) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)));

const line = ({ id, state, caughtBy, unrelated, reason, durationMs }: FaultResult): string => {
  const others = unrelated.length === 0 ? '' : `  unrelated: ${unrelated.join(', ')}`;
  const by =
    state === 'caught' ? `by ${caughtBy[0]}${caughtBy.length > 1 ? ` and ${caughtBy.length - 1} more` : ''}` : '';
  return `${state.padEnd(13)} ${id.padEnd(48)} ${(durationMs / 1000).toFixed(1).padStart(5)} s  ${reason ?? by}${others}`;
};

if (chosen.length === 0) {
  console.error(`no fault begins with ${prefixes.join(' or ')}; the catalogue is fixtures/faults`);
  process.exit(64);
}
const began = performance.now();
const run = await tryFaults(chosen, {
  catalogue,
  workers,
  abreast,
  onResult: (result) => console.log(line(result)),
  onAgain: (count) => console.log(`${count} not caught: once more, one after the other`),
});
const requirements = loadRequirements();
const sum = summariseFaults(run, requirements);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `${sum.faults} faults in ${seconds} s: ${sum.caught} caught (${sum.byShouldOnly} by a should only), ${sum.otherwise} red for another reason, ${sum.missed} missed, ${sum.didNotStart} could not start; median of unrelated reds ${sum.medianUnrelated}`,
);
// The pages are of v1.
const published = catalogue === v1 ? publishFaults(faults, run, values.page) : undefined;
const checks = suites.flatMap((suite) => suite.checks);
const gaps = faultGaps(published ?? run, published === undefined ? [] : requirements, checks);
for (const gap of gaps) console.error(gap);
process.exitCode = gaps.length > 0 || sum.medianUnrelated > allowedMedian ? 1 : 0;
