import type { KnownList } from '../../contract/known/known-entry.ts';
import type { Report } from '../../contract/report.ts';
import { applyKnown } from './apply-known.ts';
import { outOfDate, type OutOfDate, type Seen } from './out-of-date.ts';

const sentenceOf = (file: string, { entry, field, says, remedy }: OutOfDate): string =>
  `${file}:${entry.lines[0]}: ${entry.path}.${field}: ${says}; ${remedy}`;

/** The results of a run in the light of a list of known deviations, and what in the list has to be changed. Without a list, they stay as they are. */
export const judgeWithKnown = (
  seen: Seen,
  list: KnownList | undefined,
): Pick<Report, 'checks' | 'requirements' | 'known'> => {
  if (list === undefined) return seen;
  const { file, entries } = list;
  const old = outOfDate(entries, seen).map((one) => sentenceOf(file, one));
  return { ...applyKnown(seen, entries), known: { file, entries: entries.length, outOfDate: old } };
};
