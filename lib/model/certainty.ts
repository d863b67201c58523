import type { StatusWord } from '../spec/status-word.ts';

/** Whether something is true. `maybe`: the documents leave it open, or contradict each other. */
export type Certainty = 'no' | 'maybe' | 'yes';

/** Logical and. */
export const both = (one: Certainty, other: Certainty): Certainty => {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'maybe' || other === 'maybe' ? 'maybe' : 'yes';
};

/** The certainty if either of two cases may be true. */
export const agreed = (one: Certainty, other: Certainty): Certainty => (one === other ? one : 'maybe');

/** Success if true, absence if false, both if open. */
export const answersIf = (certainty: Certainty): readonly StatusWord[] => {
  if (certainty === 'maybe') return ['success', 'absent'];
  return certainty === 'yes' ? ['success'] : ['absent'];
};
