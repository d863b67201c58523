import type { Finding } from '../../contract/outcome.ts';

/** The deviations that written scenarios have met in a run. Each scenario shows its deviation in a few steps. */
export interface PlainDeviations {
  add(findings: readonly Finding[]): void;
  /** Whether a scenario has met the same deviation: the operation was wrong in the same way. */
  has(finding: Finding): boolean;
  /** Waits until scenarios have met the same as each of the findings. @returns whether they have; false: the signal came first */
  shown(findings: readonly Finding[], signal: AbortSignal): Promise<boolean>;
}

/** An expectation of success, in the words of `ExpectedStatuses`. Where none came, it does not matter which one was expected. */
const successes = /^(?:any success|2\d\d)(?: or 2\d\d)*$/;

const keyOf = ({ code, expected, seen, exchange }: Finding): string => {
  const statuses = [expected.replace(successes, 'a success'), seen];
  return JSON.stringify([exchange?.operation, code, ...(code === 'status' ? statuses : [])]);
};

/** None was met yet. */
export const createPlainDeviations = (): PlainDeviations => {
  const met = new Set<string>();
  const listeners = new Set<() => void>();
  const has = (finding: Finding): boolean => met.has(keyOf(finding));
  return {
    add: (findings) => {
      for (const finding of findings) if (finding.setup !== true) met.add(keyOf(finding));
      for (const listener of listeners) listener();
    },
    has,
    shown: (findings, signal) =>
      new Promise((resolve) => {
        const look = (): void => {
          const isShown = findings.every(has);
          if (!isShown && !signal.aborted) return;
          listeners.delete(look);
          signal.removeEventListener('abort', look);
          resolve(isShown);
        };
        listeners.add(look);
        signal.addEventListener('abort', look);
        look();
      }),
  };
};
