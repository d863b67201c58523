import type { MutantWords } from '../mutant-report.ts';
import type { MutantRow } from '../mutant-result.ts';
import { fixedFaults, fixedHostile, oneIn } from './fixed-set.ts';
import type { Patience } from './judging.ts';

const seconds = (ms: number): string => `${ms / 1000} s`;

interface Tried {
  readonly rows: readonly MutantRow[];
  /** All mutants as they are drawn. */
  readonly order: readonly string[];
  readonly seed: number;
}

/** Which mutants have a result: so many as they were drawn first, or others too. */
const sampleText = ({ rows, order, seed }: Tried): string => {
  const first = new Set(order.slice(0, rows.length));
  const drawn = rows.filter(({ mutant }) => first.has(mutant)).length;
  const rest = rows.length - drawn;
  const others = rest === 0 ? '' : `, and ${rest} others`;
  return `Sample: ${drawn} mutants as they are drawn first with seed ${seed}, of each room its share${others}. Tests were written for what survived of it, so that of all mutants fewer may die.`;
};

/** What the page of the engine's mutants says of itself. */
export const engineWords = (tried: Tried, patience: Patience): MutantWords => ({
  title: 'Mutants of the engine',
  intro: [
    'Each mutant is the engine (contract, engine, verdict, run, report, rest, probe, trace, cli) with one operator, literal, condition or statement of its source',
    'changed. The self-tests that concern it judge it, and where it survives, so does a fixed set of targets. `npm run mutate:engine -- --page` makes this page.',
  ],
  seer: 'somebody',
  right: 'what the engine has to do',
  conditions: [
    sampleText(tried),
    `Self-tests: the files that import what is mutated, the closest and quickest first, 40 at most: four within ${seconds(patience.nearMs)}, by what they take without a mutant, and behind the fixed set the others within ${seconds(patience.testsMs)}. Mutants of cli, run, report and verdict are also judged by twelve test files at most that start the command line, within ${seconds(patience.commandLineMs)}. Left out are the tests of the proofs, of the page in the browser and of the reference. A mutant that makes a test hang is killed by a deadline.`,
    `Fixed set: by one check in ${oneIn.reference} the reference (profile \`reference\`, 600 ms for a delivery), by one in ${oneIn.strange} another catalogue, two replicas and a second implementation (profile \`local\`), ${fixedFaults.length} faults of the catalogue by the checks recorded of them, and by the command line the reference, a fault and ${fixedHostile.length} hostile targets. A mutant dies if a verdict or an exit code differs from the engine as it is, twice with the mutant and then not without it. What is inconclusive does not count.`,
    'Tries: one, up to the first difference. A self-test that takes more than a second has to fail twice.',
  ],
  places: { title: 'Rooms', column: 'room of lib', placeOf: (file) => file.slice(0, file.indexOf('/')) },
});
