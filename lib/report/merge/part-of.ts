import type { Outcome } from '../../contract/outcome.ts';
import type { Report } from '../../contract/report.ts';
import type { ReportInput } from '../build-report.ts';
import { withoutTimelines } from '../keep-timelines.ts';

/** What the report of a part says for the merge; nothing of a whole run. `before` and `after`: the outcomes, as each deviation was charged once. */
export const partOf = (
  { part, reference }: Pick<ReportInput, 'part' | 'reference'>,
  before: readonly Outcome[],
  after: readonly Outcome[],
): Pick<Report, 'part'> => {
  if (part === undefined) return {};
  const uncharged = before.filter((outcome, place) => outcome !== after[place]).map(withoutTimelines);
  return { part: { ...part, isReference: reference !== undefined, uncharged } };
};
