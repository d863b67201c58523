import type { Probe } from '../../probe/probe.ts';

interface AwaitKnownOptions {
  /** Whether the target may not know the connection yet. */
  readonly isNew: (probe: Probe) => boolean;
  readonly isKnown: (probe: Probe) => Promise<boolean>;
  readonly pace: () => () => Promise<void>;
  /** Called for a connection that the target does not know although it has had its time. */
  readonly onUnknown: () => void;
}

/** Waits until the target knows the connections, or has had its time to. What is done to one that it does not know yet would show nothing. */
export type AwaitKnown = (probes: readonly Probe[], options: AwaitKnownOptions) => Promise<void>;

/** Asks for each connection until it is known. Steps that are done at once share the question. */
export const createAwaitKnown = (): AwaitKnown => {
  const known = new Set<Probe>();
  const asked = new Map<Probe, Promise<void>>();
  const ask = async (probe: Probe, { isNew, isKnown, pace, onUnknown }: AwaitKnownOptions): Promise<void> => {
    const pause = pace();
    let isThere = await isKnown(probe);
    while (!isThere && isNew(probe)) {
      await pause();
      isThere = await isKnown(probe);
    }
    if (!isThere) onUnknown();
    known.add(probe);
  };
  const askOnce = (probe: Probe, options: AwaitKnownOptions): Promise<void> => {
    const asking = asked.get(probe) ?? ask(probe, options).finally(() => asked.delete(probe));
    asked.set(probe, asking);
    return asking;
  };
  return async (probes, options) => {
    const fresh = probes.filter((probe) => !known.has(probe) && options.isNew(probe));
    await Promise.all(fresh.map((probe) => askOnce(probe, options)));
  };
};
