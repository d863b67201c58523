/** Whether something holds. `maybe`: the documents leave it open, or contradict each other. */
export type Certainty = 'no' | 'maybe' | 'yes';

/** Holds where both hold. */
export const both = (one: Certainty, other: Certainty): Certainty => {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'maybe' || other === 'maybe' ? 'maybe' : 'yes';
};

/** What is known where either may be the case. */
export const agreed = (one: Certainty, other: Certainty): Certainty => (one === other ? one : 'maybe');

/** The first status where it holds, the second where it does not, both where that is open. */
export const statusOf = (certainty: Certainty, yes: number, no: number): readonly number[] => {
  if (certainty === 'maybe') return [yes, no];
  return certainty === 'yes' ? [yes] : [no];
};
