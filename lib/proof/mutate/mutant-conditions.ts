import type { MutantWords } from './mutant-report.ts';

/** Values of each property, in proportion to an ordinary run, for a first look, and by the other forms of tokens. */
export const fewRuns = 0.2;

/** Under what mutants are judged. The published page says the same. */
export interface MutantConditions {
  readonly profile: string;
  /** Shortest deadline of a delivery. */
  readonly deliveryMs: number;
  /** Timeout of a request. */
  readonly requestMs: number;
  readonly seed: number;
  readonly fewRuns: number;
}

/** What the page of the reference's mutants says of itself. */
export const referenceWords = (conditions: MutantConditions): MutantWords => ({
  title: 'Mutants',
  intro: [
    'Each mutant is the reference with one operator, literal, condition or statement of its source changed, judged by the suite. `npm run mutate` makes',
    'this page.',
  ],
  seer: 'a client',
  right: 'what the documents say',
  conditions: [
    `Profile: \`${conditions.profile}\`, with ${conditions.deliveryMs} ms for a delivery and ${conditions.requestMs} ms for an answer.`,
    `Options: seed ${conditions.seed}, the usual number of values of a property; no shrinking, no check that only \`--deep\` runs. Once more, with ${conditions.fewRuns} times the values, by each other form of token.`,
    'Tries: one. A mutant is judged up to the first red. It is also killed if it breaks down, or if no check comes to a verdict.',
  ],
  places: { title: 'Files', column: 'file of lib/reference', placeOf: (file) => file },
});
