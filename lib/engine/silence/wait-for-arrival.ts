import type { ScenarioRun } from '../state/scenario-run.ts';
import { waitFor } from '../state/wait-for.ts';

/** So much must have come in since the last look for something large to be on its way: pings and small messages do not count. */
const leastBytes = 2048;
/** What pings and closing frames may add to what was sent. */
const otherBytes = 16 * 1024;

interface ArrivalOptions {
  /** The probes at which something is to arrive. */
  readonly probes: readonly string[];
  readonly holds: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly deadlineMs: number;
}

const bytesAt = (run: ScenarioRun, names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name) => [name, run.probes.get(name)?.bytesRead() ?? 0]));

/**
 * Waits for messages to arrive. Over a narrow line a large one takes its time, and what was sent behind it waits for it: the deadline begins anew as
 * long as much comes in on a connection, though no more than was sent to it could explain.
 * @returns whether it held in the end
 */
export const waitForArrival = async (
  run: ScenarioRun,
  { probes, holds, subscribe, deadlineMs }: ArrivalOptions,
): Promise<boolean> => {
  const first = bytesAt(run, probes);
  let last = first;
  for (;;) {
    if (await waitFor(holds, subscribe, { deadlineMs, signal: run.context.signal })) return true;
    const now = bytesAt(run, probes);
    const isComing = (name: string): boolean =>
      now.get(name)! - last.get(name)! >= leastBytes &&
      now.get(name)! - first.get(name)! <= 2 * run.usage.bytesSent + otherBytes;
    if (!probes.some(isComing)) return false;
    last = now;
  }
};
