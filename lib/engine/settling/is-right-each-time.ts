/** While effects may lag: enough that a service which is wrong one time in eleven is found by a few of them. When none does: that one which was wrong among the first is found again. */
const times = { 'while it may lag': 16, 'when nothing lags': 32 } as const;

/** Asks again and again, until an answer is wrong. @returns whether none was */
export const isRightEachTime = async (ask: () => Promise<boolean>, when: keyof typeof times): Promise<boolean> => {
  for (let count = 0; count < times[when]; count += 1) if (!(await ask())) return false;
  return true;
};
