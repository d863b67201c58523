import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { catalogues } from '../../fixtures/catalogues/index.ts';
import { faults } from '../../fixtures/faults/index.ts';
import { suites } from '../../suites/index.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { loadRequirements } from '../spec/load-requirements.ts';
import { faultGaps } from './faults/fault-gaps.ts';
import { summarise } from './faults/fault-report.ts';
import type { FaultResult } from './faults/judge-fault.ts';
import { proofProfile } from './proof-profile.ts';
import { publishFaults } from './faults/publish-faults.ts';
import { runFaults } from './faults/run-faults.ts';

/** Values of each property, in proportion to an ordinary run: a fault that one value in twenty finds is missed by too many runs. */
const runs = 0.5;
/** Runs under way at once in one thread: while one waits for what will not come, others work. */
const abreast = 6;
const seed = 1;
const allowedMedian = 1;

const { values, positionals: prefixes } = parseArgs({
  allowPositionals: true,
  options: { catalogue: { type: 'string', default: v1.version } },
});
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
const options = {
  catalogue,
  profile: proofProfile(),
  accessKey: 'proof-key-of-the-embedded-reference-0123456789',
  seed,
  runs,
  onResult: (result: FaultResult) => console.log(line(result)),
};
const first = await runFaults({
  ...options,
  faults: chosen,
  workers: Math.max(1, Math.min(4, availableParallelism())),
  abreast,
});

/** What was not caught in the crowd is judged once more by itself: a deviation of timing may have drowned in the noise of others. */
const judgeAlone = async (crowded: readonly FaultResult[]): Promise<readonly FaultResult[]> => {
  const open = new Set(crowded.filter(({ state }) => state !== 'caught').map(({ id }) => id));
  if (open.size === 0) return crowded;
  console.log(`${open.size} once more, one after the other`);
  const alone = await runFaults({
    ...options,
    faults: chosen.filter(({ id }) => open.has(id)),
    workers: 1,
    abreast: 1,
  });
  return crowded.map((result) => alone.find(({ id }) => id === result.id) ?? result);
};

const results = await judgeAlone(await judgeAlone(first));
const sum = summarise(results);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `${sum.faults} faults in ${seconds} s: ${sum.caught} caught, ${sum.otherwise} caught otherwise, ${sum.missed} missed, ${sum.didNotStart} could not start; median of unrelated reds ${sum.medianUnrelated}`,
);
// The pages are of v1.
const published = catalogue === v1 ? publishFaults(faults, results) : undefined;
const checks = suites.flatMap((suite) => suite.checks);
const gaps = faultGaps(published ?? results, published === undefined ? [] : loadRequirements(), checks);
for (const gap of gaps) console.error(gap);
process.exitCode = gaps.length > 0 || sum.medianUnrelated > allowedMedian ? 1 : 0;
