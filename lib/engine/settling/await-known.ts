import type { Probe } from '../../probe/probe.ts';

interface AwaitKnownOptions {
  /** Whether it may still be that the target does not know it. */
  readonly isNew: (probe: Probe) => boolean;
  readonly isKnown: (probe: Probe) => Promise<boolean>;
  readonly pace: () => () => Promise<void>;
}

/** Waits until the target knows the connections, or has had its time to. What is done to one that it does not know yet would show nothing. */
export const awaitKnown = async (
  probes: readonly Probe[],
  { isNew, isKnown, pace }: AwaitKnownOptions,
): Promise<void> => {
  await Promise.all(
    probes.map(async (probe) => {
      const pause = pace();
      while (isNew(probe) && !(await isKnown(probe))) await pause();
    }),
  );
};
