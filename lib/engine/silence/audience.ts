import type { Sent } from '../ledger/ledger.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** How many copies of the message have come to the probe. */
export const copiesAt = ({ arrivals }: Sent, probe: string): number => arrivals.get(probe)?.length ?? 0;

/** The probes of the audience that the message has not reached, or not as often as it was sent. */
export const missing = (sent: Sent): string[] =>
  [...sent.reaches].filter((probe) => copiesAt(sent, probe) < sent.copies);

/** When the last of the messages came to the last probe, in `performance.now()` milliseconds; -Infinity: none came. */
export const lastArrival = (sents: readonly Sent[]): number =>
  Math.max(...sents.flatMap(({ arrivals }) => [...arrivals.values()].flat().map(({ atMs }) => atMs)));

/** The probes outside the audience that the message has reached. */
export const intruders = (sent: Sent): string[] => {
  const { mayReach: may } = sent;
  if (may === 'anybody') return [];
  return [...sent.arrivals.keys()].filter((probe) => !sent.reaches.has(probe) && !may.has(probe));
};

/** Whether the message came to a client that the service had told before that its connection is closed. */
export const cameAfterClose = (run: ScenarioRun, sent: Sent, probe: string): boolean => {
  const closedAt = run.probes.get(probe)?.closed.frame?.atMs ?? Infinity;
  return sent.arrivals.get(probe)?.some(({ atMs }) => atMs > closedAt) === true;
};
