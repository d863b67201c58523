import { inItsPlace, noMessage } from '../../contract/seen.ts';
import { isWholeInvocation } from '../../probe/frame.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { tagOfAnyRun } from '../ledger/tags.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Of one record that is shown. */
const longest = 200;

/**
 * Looks for invocations at these probes that have no tag of any run. The author of a service that alters a target sees in one what became of the message.
 * @returns the beginning of the first such record, to be put behind what was seen; empty if there is none
 */
export const noteOfStrays = ({ probes, context }: ScenarioRun, names: readonly string[], sinceMs: number): string => {
  const stray = names
    .flatMap((name) => probes.get(name)?.frames ?? [])
    .find(({ type, text, atMs }) => type === 1 && atMs >= sinceMs && !tagOfAnyRun.test(text));
  if (stray === undefined) return '';
  const text = excerpt(stray.text, longest, context.recorder.redact);
  return `; ${inItsPlace}${isWholeInvocation(stray) ? '' : `${noMessage}: `}${text}`;
};
