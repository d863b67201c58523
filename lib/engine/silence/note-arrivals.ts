import type { Sent } from '../ledger/ledger.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { cutText } from '../../trace/cut-text.ts';

const longest = 300;

const cut = (text: string): string =>
  text.length <= longest ? text : `${cutText(text, longest)}… (${text.length} characters)`;

const describe = ({ arrivals }: Sent): string =>
  arrivals.size === 0
    ? 'it reached nobody'
    : [...arrivals].map(([probe, [frame]]) => `it reached "${probe}" as ${cut(frame?.text ?? '')}`).join('; ');

/** Records the result of each observed send. Call it once the scenario's silence has been proved. */
export const noteArrivals = (run: ScenarioRun): void => {
  for (const [index, { sent, ...note }] of run.found.observations.entries()) {
    const isKnown = sent !== undefined && run.probes.size > 0;
    run.found.observations[index] = isKnown ? { ...note, seen: `${note.seen}; ${describe(sent)}` } : note;
  }
};
