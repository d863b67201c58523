import type { Equivalents } from './equivalents.ts';
import type { MutantResult } from './mutant-result.ts';

/** The figures of a run. */
export interface MutantSummary {
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  readonly didNotStart: number;
  /** Survivors that change nothing which can be seen. */
  readonly equivalent: number;
  /** Survivors that change something of which no document says what is right. */
  readonly unsettled: number;
  /** Of those that started and change something, how many died. */
  readonly score: number;
  /** Survivors of which nobody has said why. */
  readonly unexplained: readonly string[];
  /** Entries of the list that have no place in it: of mutants that died. */
  readonly stale: readonly string[];
}

const count = (results: readonly MutantResult[], state: MutantResult['state']): number =>
  results.filter((result) => result.state === state).length;

export const summariseMutants = (results: readonly MutantResult[], { mutants }: Equivalents): MutantSummary => {
  const listed = new Map(mutants.map((entry) => [entry.mutant, entry]));
  const survivors = results.filter(({ state }) => state === 'survived');
  const explained = survivors.flatMap(({ mutant }) => listed.get(mutant) ?? []);
  const unsettled = explained.filter((entry) => entry.unsettled === true).length;
  const equivalent = explained.length - unsettled;
  const killed = count(results, 'killed');
  const relevant = killed + survivors.length - equivalent;
  return {
    mutants: results.length,
    killed,
    survived: survivors.length,
    didNotStart: count(results, 'did not start'),
    equivalent,
    unsettled,
    score: relevant === 0 ? 0 : killed / relevant,
    unexplained: survivors.map(({ mutant }) => mutant).filter((id) => !listed.has(id)),
    stale: results.filter(({ state, mutant }) => state === 'killed' && listed.has(mutant)).map(({ mutant }) => mutant),
  };
};

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

const byFile = (results: readonly MutantResult[]): readonly string[] => {
  const fileOf = ({ mutant }: MutantResult): string => mutant.split(' · ')[0] ?? '';
  return [...new Set(results.map(fileOf))].map((file) => {
    const own = results.filter((result) => fileOf(result) === file);
    return `| ${file} | ${own.length} | ${count(own, 'killed')} | ${count(own, 'survived')} | ${count(own, 'did not start')} |`;
  });
};

/** The published page. */
export const renderMutants = (results: readonly MutantResult[], equivalents: Equivalents): string => {
  const sum = summariseMutants(results, equivalents);
  const whys = new Map(equivalents.mutants.map(({ mutant, why }) => [mutant, why]));
  const survivors = results.filter(({ state }) => state === 'survived');
  return [
    '# Mutants',
    '',
    'Each mutant is the reference with one operator, literal, condition or statement of its source changed, judged by the suite. `npm run mutate` makes',
    'this page.',
    '',
    `${sum.mutants} mutants: ${sum.killed} killed, ${sum.survived} survived, ${sum.didNotStart} did not start. Of the survivors ${sum.equivalent} change nothing that a`,
    `client could see, ${sum.unsettled} something that no document settles. **${percent(sum.score)} of the mutants that change observable behaviour die.**`,
    '',
    '| file of lib/reference | mutants | killed | survived | did not start |',
    '| --- | --- | --- | --- | --- |',
    ...byFile(results),
    '',
    ...equivalents.files.map(({ file, why }) => `Not mutated: ${file}. ${why}`),
    '',
    '## Survivors',
    '',
    '| mutant | why |',
    '| --- | --- |',
    ...survivors.map(
      ({ mutant }) => `| \`${cell(mutant).replaceAll('`', "'")}\` | ${cell(whys.get(mutant) ?? '**not explained**')} |`,
    ),
    '',
  ].join('\n');
};
