import { countOf } from '../../contract/quantity.ts';
import type { Worth } from '../../report/html/worth.ts';

/** What a green is worth, for a line of a list: `finds 13 faults, 4 mutants`. */
export const worthWords = ({ faults, mutants }: Worth): string =>
  `finds ${countOf(faults, 'fault')}, ${countOf(mutants, 'mutant')}`;

/** The same as a sentence. */
export const worthSentence = ({ faults, mutants }: Worth): string =>
  `Fails on ${countOf(faults, 'fault')} of the catalogue of deliberate deviations, and was the first to find ${countOf(mutants, 'mutant')} of the reference.`;
