import type { Finding } from '../../contract/outcome.ts';

/** The deviations that scenarios have met in a run: each shows them in the few steps that it was written with. */
export interface PlainDeviations {
  add(findings: readonly Finding[]): void;
  /** Whether a scenario has met the same: the operation was wrong in the same way. */
  has(finding: Finding): boolean;
  /** Waits until scenarios have met the same as each of the findings. @returns whether they have; false: the signal came first */
  shown(findings: readonly Finding[], signal: AbortSignal): Promise<boolean>;
}

const keyOf = ({ code, expected, seen, exchange }: Finding): string =>
  JSON.stringify([exchange?.operation, code, ...(code === 'status' ? [expected, seen] : [])]);

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
