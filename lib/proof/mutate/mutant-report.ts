import { groupBy } from '../../contract/group-by.ts';
import type { Equivalents } from './equivalents.ts';
import type { MutantResult, MutantRow } from './mutant-result.ts';

/** The figures of a run. */
export interface MutantSummary {
  readonly mutants: number;
  readonly killed: number;
  /** Not red, but recorded otherwise. */
  readonly noticed: number;
  readonly survived: number;
  readonly didNotStart: number;
  /** Of those neither killed nor unable to start: nobody can see them. */
  readonly equivalent: number;
  /** Of the same: they can be seen, but no check may judge them. */
  readonly unjudged: number;
  /** How many die of those that break what can be judged. */
  readonly score: number;
  /** How many die of all that can be seen. */
  readonly scoreOfAll: number;
  /** Survivors of which nobody has said why. */
  readonly unexplained: readonly string[];
  /** Entries of the list that have no place in it: of mutants that died. */
  readonly stale: readonly string[];
}

const count = (results: readonly MutantRow[], state: MutantRow['state']): number =>
  results.filter((result) => result.state === state).length;

const isLeft = ({ state }: MutantRow): boolean => state === 'survived' || state === 'noticed';
const share = (part: number, rest: number): number => (part + rest === 0 ? 0 : part / (part + rest));

export const summariseMutants = (results: readonly MutantRow[], { mutants }: Equivalents): MutantSummary => {
  const listed = new Map(mutants.map((entry) => [entry.mutant, entry]));
  const left = results.filter(isLeft).map(({ mutant }) => mutant);
  const explained = left.flatMap((id) => listed.get(id) ?? []);
  const unexplained = left.filter((id) => !listed.has(id));
  const unjudged = explained.filter((entry) => entry.unjudged).length;
  const killed = count(results, 'killed');
  return {
    mutants: results.length,
    killed,
    noticed: count(results, 'noticed'),
    survived: count(results, 'survived'),
    didNotStart: count(results, 'did not start'),
    equivalent: explained.length - unjudged,
    unjudged,
    score: share(killed, unexplained.length),
    scoreOfAll: share(killed, unexplained.length + unjudged),
    unexplained,
    stale: results.filter(({ state, mutant }) => state === 'killed' && listed.has(mutant)).map(({ mutant }) => mutant),
  };
};

/** What is printed of a mutant as soon as it is judged. */
export const resultLine = ({ mutant, state, by, inconclusive, durationMs }: MutantResult): string => {
  const unsure = inconclusive.length === 0 ? '' : `  inconclusive: ${inconclusive.join(', ')}`;
  return `${state.padEnd(13)} ${(durationMs / 1000).toFixed(1).padStart(5)} s  ${mutant}${by === '' ? '' : `  by ${by}`}${unsure}`;
};

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

const byPlace = (results: readonly MutantRow[], placeOf: (file: string) => string): readonly string[] => {
  const states = ['killed', 'noticed', 'survived', 'did not start'] as const;
  const own = groupBy(results, ({ mutant }) => placeOf(mutant.split(' · ')[0] ?? ''));
  return [...own].map(
    ([place, some]) => `| ${place} | ${some.length} | ${states.map((state) => count(some, state)).join(' | ')} |`,
  );
};

const code = (text: string): string => `\`${cell(text).replaceAll('`', "'")}\``;

/** What a page says beside the results. */
export interface MutantPage {
  readonly equivalents: Equivalents;
  readonly words: MutantWords;
  /** How many mutants have no result. */
  readonly missing: number;
}

/** What differs from page to page. */
export interface MutantWords {
  readonly title: string;
  /** The lines below the title. */
  readonly intro: readonly string[];
  /** Who could see a difference: `a client`. */
  readonly seer: string;
  /** What was right before: `what the documents say`. */
  readonly right: string;
  /** Beside the commit: a list. */
  readonly conditions: readonly string[];
  /** Each has a line of the table. */
  readonly places: { readonly title: string; readonly column: string; readonly placeOf: (file: string) => string };
}

const commitsOf = (results: readonly MutantRow[]): string => {
  const commits = results.map(({ commit }) => commit ?? 'not recorded');
  return [...new Set(commits)]
    .map((commit) => `${commit} (${commits.filter((one) => one === commit).length} mutants)`)
    .join(', ');
};

const conditionLines = (results: readonly MutantRow[], { words, missing }: MutantPage): readonly string[] => [
  '## Conditions',
  '',
  `- Commit: ${commitsOf(results)}. A run of some mutants replaces their results only.`,
  ...words.conditions.map((line) => `- ${line}`),
  ...(missing === 0 ? [] : [`- Not tried: ${missing} mutants.`]),
  '',
];

/** The published page. */
export const renderMutants = (results: readonly MutantRow[], page: MutantPage): string => {
  const { equivalents, words } = page;
  const sum = summariseMutants(results, equivalents);
  const listed = new Map(equivalents.mutants.map((entry) => [entry.mutant, entry]));
  const rows = results.filter(isLeft).map(({ mutant, state }) => {
    const entry = listed.get(mutant);
    const kind = entry === undefined ? '**not explained**' : entry.unjudged ? 'not judged' : 'nobody sees it';
    return `| ${code(mutant)} | ${state} | ${kind} | ${cell(entry?.why ?? '')} |`;
  });
  return [
    `# ${words.title}`,
    '',
    ...words.intro,
    '',
    `${sum.mutants} mutants: ${sum.killed} killed, ${sum.noticed} only recorded otherwise, ${sum.survived} survived, ${sum.didNotStart} did not start. Of those left,`,
    `${sum.equivalent} change nothing that ${words.seer} could see, and ${sum.unjudged} something that no check may judge, because no document says which is right or`,
    'no run could wait for it.',
    '',
    `**${percent(sum.score)} die of the mutants that break ${words.right}**; ${percent(sum.scoreOfAll)} of all that ${words.seer} could see.`,
    '',
    ...conditionLines(results, page),
    `## ${words.places.title}`,
    '',
    `| ${words.places.column} | mutants | killed | recorded otherwise | survived | did not start |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...byPlace(results, words.places.placeOf),
    '',
    ...equivalents.files.map(({ file, why }) => `Not mutated: ${file}. ${why}`),
    '',
    '## Those left',
    '',
    '| mutant | state | | why |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
};
