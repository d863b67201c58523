/** Whether something is true. `maybe`: the documents leave it open, or contradict each other. */
export type Certainty = 'no' | 'maybe' | 'yes';

/** Logical and. */
export const both = (one: Certainty, other: Certainty): Certainty => {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'maybe' || other === 'maybe' ? 'maybe' : 'yes';
};

/** The certainty if either of two cases may be true. */
export const agreed = (one: Certainty, other: Certainty): Certainty => (one === other ? one : 'maybe');

/** The first value if true, the second if false, both if open. */
export const statusOf = (certainty: Certainty, yes: number, no: number): readonly number[] => {
  if (certainty === 'maybe') return [yes, no];
  return certainty === 'yes' ? [yes] : [no];
};
