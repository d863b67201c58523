import type { Sent } from '../ledger/ledger.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { excerpt } from '../../trace/excerpt.ts';

const longest = 300;

const describe = ({ context: { recorder } }: ScenarioRun, { arrivals }: Sent): string =>
  arrivals.size === 0
    ? 'it reached nobody'
    : [...arrivals]
        .map(([probe, [frame]]) => `it reached "${probe}" as ${excerpt(frame?.text ?? '', longest, recorder.redact)}`)
        .join('; ');

/** Records the result of each observed send. Call it once the scenario's silence has been proved. */
export const noteArrivals = (run: ScenarioRun): void => {
  for (const [index, { sent, ...note }] of run.found.observations.entries()) {
    const isKnown = sent !== undefined && run.probes.size > 0;
    run.found.observations[index] = isKnown ? { ...note, seen: `${note.seen}; ${describe(run, sent)}` } : note;
  }
};
