/** How often the question is asked. While effects may lag: a few such questions of a run find a service that is wrong one time in eleven. When none does: what was wrong among the first is found again. */
const times = { 'while it may lag': 16, 'when nothing lags': 32 } as const;

/** Asks again and again, until an answer is wrong. @returns whether none was */
export const isRightEachTime = async (ask: () => Promise<boolean>, when: keyof typeof times): Promise<boolean> => {
  for (let count = 0; count < times[when]; count += 1) if (!(await ask())) return false;
  return true;
};
