import type { ScenarioRun } from '../state/scenario-run.ts';
import { glanceMs, waitFor } from '../state/wait-for.ts';

/** The bytes since the last poll that indicate a large message on its way; pings and small messages are below it. */
const leastBytes = 2048;
/** What pings and closing frames may add to what was sent. */
const otherBytes = 16 * 1024;

interface ArrivalOptions {
  /** The probes at which something is to arrive. */
  readonly probes: readonly string[];
  readonly holds: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** How long is waited, as far as is known now: less as soon as the run loses its patience. */
  readonly deadlineMs: () => number;
}

const bytesAt = (run: ScenarioRun, names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name) => [name, run.probes.get(name)?.bytesRead() ?? 0]));

/**
 * Waits for messages to arrive. On a slow line a large message delays the ones behind it, so the deadline restarts
 * while a connection receives much data, up to the amount that was sent to it.
 * @returns whether it held in the end
 */
export const waitForArrival = async (
  run: ScenarioRun,
  { probes, holds, subscribe, deadlineMs }: ArrivalOptions,
): Promise<boolean> => {
  const { signal } = run.context;
  const first = bytesAt(run, probes);
  let last = first;
  let began = performance.now();
  for (;;) {
    const leftMs = Math.max(0, began + deadlineMs() - performance.now());
    if (await waitFor(holds, subscribe, { deadlineMs: Math.min(glanceMs, leftMs), signal })) return true;
    if (leftMs > glanceMs) continue;
    const now = bytesAt(run, probes);
    const isComing = (name: string): boolean =>
      now.get(name)! - last.get(name)! >= leastBytes &&
      now.get(name)! - first.get(name)! <= 2 * run.usage.bytesSent + otherBytes;
    if (!probes.some(isComing)) return false;
    last = now;
    began = performance.now();
  }
};
