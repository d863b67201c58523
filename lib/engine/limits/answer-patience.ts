import { enoughChecks, margin } from './patience.ts';
import { createRecentTimes } from './recent-times.ts';

/** How long a run still waits for answers. */
export interface AnswerPatience {
  /** A request was answered after so many milliseconds. */
  came(tookMs: number): void;
  /** A request of a check has waited for its answer as long as the profile allows, and a control request was answered. */
  missed(check: string): void;
  /** How much of a timeout is left, in milliseconds: all of it, until several checks have missed an answer. */
  within(timeoutMs: number): number;
}

/** Every timeout stays as it is: for a run that is to come to the same again. */
export const fullAnswerPatience: AnswerPatience = {
  came: () => undefined,
  missed: () => undefined,
  within: (timeoutMs) => timeoutMs,
};

/** A request is not sent again for an answer that is missing, so an answer is given more time than a message. */
const leastMs = 1000;

/** A target that leaves requests without an answer is waited for a few times as long as its slowest answer of late took. */
export const createAnswerPatience = (): AnswerPatience => {
  const unanswered = new Set<string>();
  const times = createRecentTimes();
  return {
    came: (tookMs) => times.add(tookMs),
    missed: (check) => void unanswered.add(check),
    within: (timeoutMs) =>
      unanswered.size < enoughChecks ? timeoutMs : Math.min(timeoutMs, Math.max(leastMs, margin * times.allBut(0))),
  };
};
