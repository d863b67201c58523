import { entryLines } from '../../contract/known/entry-lines.ts';
import type { KnownEntry } from '../../contract/known/known-entry.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { compareWithRate } from './rate-bound.ts';
import { triesOf } from './tries-of.ts';

/** A run, as it was judged without the list. */
export interface Seen extends Pick<Report, 'checks' | 'requirements'> {
  /** The day of the run: `2026-11-26`. */
  readonly day: string;
  /** Whether only a part of what an entry is about was run, as one value of a check, so that its passing says nothing. */
  readonly isPartial?: boolean;
}

/** An entry that no longer says what is, why, and what to do. */
export interface OutOfDate {
  readonly entry: KnownEntry;
  readonly why: 'expired' | 'holds' | 'rarer';
  /** The field, and what is wrong with it. */
  readonly field: string;
  readonly says: string;
  readonly remedy: string;
}

const ofEntry = ({ checks: ids }: KnownEntry, { checks }: Seen): readonly CheckResult[] =>
  checks.filter(({ check }) => ids.includes(check));

const isForLongRuns = ({ state, reason = '' }: CheckResult): boolean =>
  state === 'not-applicable' && (reason.startsWith('only with --deep') || reason === 'only with --soak');

/** Whether every check that can show the deviation has had its say. */
const wasLookedAt = (entry: KnownEntry, seen: Seen): boolean => {
  const checks = ofEntry(entry, seen);
  return seen.isPartial !== true && checks.length === entry.checks.length && !checks.some(isForLongRuns);
};

const holds = ({ deviation: { of, id } }: KnownEntry, { checks, requirements }: Seen): boolean =>
  of === 'check'
    ? checks.some(({ check, verdict }) => check === id && verdict === 'pass')
    : requirements.some((one) => one.id === id && one.verdict === 'pass');

const expired = (entry: KnownEntry, { day }: Seen): readonly OutOfDate[] => {
  const { expires } = entry.deviation;
  if (expires === undefined || expires >= day) return [];
  const remedy = `delete ${entryLines(entry)}, or set a later date`;
  return [{ entry, why: 'expired', field: 'expires', says: `expired on ${expires}`, remedy }];
};

const fixed = (entry: KnownEntry, seen: Seen): readonly OutOfDate[] =>
  entry.deviation.claim === 'fails' && wasLookedAt(entry, seen) && holds(entry, seen)
    ? [
        {
          entry,
          why: 'holds',
          field: entry.deviation.of,
          says: `${entry.deviation.id} ${entry.deviation.of === 'check' ? 'passes' : 'holds'} now`,
          remedy: `delete ${entryLines(entry)}`,
        },
      ]
    : [];

const rarer = (entry: KnownEntry, seen: Seen): readonly OutOfDate[] => {
  const { rate } = entry.deviation;
  if (rate === undefined || !wasLookedAt(entry, seen)) return [];
  const { made, failed } = triesOf(ofEntry(entry, seen));
  if (compareWithRate({ made, failed }, rate) !== 'below') return [];
  const says = `${failed} of ${made} tries failed, fewer than a rate of ${rate} explains`;
  return [{ entry, why: 'rarer', field: 'rate', says, remedy: `lower the rate, or delete ${entryLines(entry)}` }];
};

/** The entries of a list that a run has shown to be out of date. What was not part of the run is not among them. */
export const outOfDate = (entries: readonly KnownEntry[], seen: Seen): readonly OutOfDate[] =>
  entries.flatMap((entry) => [...expired(entry, seen), ...fixed(entry, seen), ...rarer(entry, seen)]);
