import type { Finding } from '../../contract/outcome.ts';

/** The deviations that scenarios have met in a run: each shows them in the few steps that it was written with. */
export interface PlainDeviations {
  add(findings: readonly Finding[]): void;
  /** Whether a scenario has met the same: the operation was wrong in the same way. */
  has(finding: Finding): boolean;
  /** Waits until scenarios have met the same as each of the findings. @returns whether they have; false: the signal came first */
  shown(findings: readonly Finding[], signal: AbortSignal): Promise<boolean>;
}

/** What is meant where a success should have been the answer, in the words of `ExpectedStatuses`: which of them, or any, is no matter where it was none. */
const successes = /^(?:any success|2\d\d)(?: or 2\d\d)*$/;

const keyOf = ({ code, expected, seen, exchange }: Finding): string => {
  const statuses = [expected.replace(successes, 'a success'), seen];
  return JSON.stringify([exchange?.operation, code, ...(code === 'status' ? statuses : [])]);
};

/** @returns an empty list */
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
