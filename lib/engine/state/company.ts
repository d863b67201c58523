/** Knows which checks are at work, so that one that only waits can stop when it is the last. */
export interface Company {
  /** Runs a check. */
  join<Result>(check: () => Promise<Result>): Promise<Result>;
  /** Waits with a signal that aborts when every other check has ended or only waits too. */
  idle<Result>(wait: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

/** Nobody is at work yet. */
export const createCompany = (): Company => {
  let present = 0;
  const idlers = new Set<AbortController>();
  const look = (): void => {
    if (present === idlers.size) for (const idler of idlers) idler.abort();
  };
  return {
    join: async (check) => {
      present += 1;
      try {
        return await check();
      } finally {
        present -= 1;
        look();
      }
    },
    idle: async (wait) => {
      const idler = new AbortController();
      idlers.add(idler);
      look();
      try {
        return await wait(idler.signal);
      } finally {
        idlers.delete(idler);
      }
    },
  };
};
