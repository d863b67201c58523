/** Notices when a target delivers nothing any more, whoever sends. */
export interface Hearing {
  /** A message was sent that somebody has to receive. */
  sent(): void;
  /** A message of ours arrived, wherever. */
  heard(): void;
  /** Whether anything has ever been heard. */
  readonly hasHeard: boolean;
  /** Whether nothing has been heard for so long, of so many messages, that waiting the whole deadline for each of them is of no use. */
  isDeaf(deadlineMs: number): boolean;
}

/** So many messages in a row, to so many scenarios, are not lost by accident. */
const leastSent = 24;
/** So many deadlines have to pass as well: a service may stall. */
const leastDeadlines = 3;

/** @param now milliseconds of any clock that does not go back */
export const createHearing = (now: () => number = () => performance.now()): Hearing => {
  let count = 0;
  let since = 0;
  let hasHeard = false;
  return {
    sent: () => {
      if (count === 0) since = now();
      count += 1;
    },
    heard: () => {
      count = 0;
      hasHeard = true;
    },
    get hasHeard() {
      return hasHeard;
    },
    isDeaf: (deadlineMs) => count >= leastSent && now() - since >= leastDeadlines * deadlineMs,
  };
};
