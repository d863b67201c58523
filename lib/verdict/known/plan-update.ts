import type { KnownEntry } from '../../contract/known/known-entry.ts';
import type { RequirementResult } from '../../contract/report.ts';
import { applyKnown } from './apply-known.ts';
import { outOfDate, type Seen } from './out-of-date.ts';
import { compareWithRate, type Tries } from './rate-bound.ts';
import { triesOf } from './tries-of.ts';

export interface UpdateOptions {
  /** Whether warnings fail the run. */
  readonly strict: boolean;
  /** Whether the list must not accept more than it does. */
  readonly ratchet: boolean;
}

/** What has to change in a list of known deviations so that it says what a run has shown. */
export interface KnownUpdate {
  readonly deleted: readonly KnownEntry[];
  readonly rates: readonly { readonly entry: KnownEntry; readonly rate: number }[];
  /** Ids of requirements that fail. */
  readonly added: readonly string[];
  /** Ids of what the list would accept too, but for the ratchet. */
  readonly refused: readonly string[];
}

const digits = 3;

/** A rate that explains what was seen, and is neither 0 nor 1 (Laplace's rule of succession). */
const rateFor = ({ made, failed }: Tries): number => Number(((failed + 1) / (made + 2)).toPrecision(digits));

const seenOf = ({ checks: ids }: KnownEntry, { checks }: Seen): Tries =>
  triesOf(checks.filter(({ check }) => ids.includes(check)));

const isExceeded = (entry: KnownEntry, seen: Seen): boolean =>
  entry.deviation.rate !== undefined && compareWithRate(seenOf(entry, seen), entry.deviation.rate) === 'above';

const withRate = (entry: KnownEntry, rate: number): KnownEntry => ({
  ...entry,
  deviation: { ...entry.deviation, rate },
});

const failsRun = ({ level, verdict }: RequirementResult, strict: boolean): boolean =>
  verdict === 'warn' ? strict : verdict === 'fail' && level === 'must';

/** Compares a list with a run: what holds goes, what fails comes, and everything else stays as it is. */
export const planUpdate = (
  entries: readonly KnownEntry[],
  seen: Seen,
  { strict, ratchet }: UpdateOptions,
): KnownUpdate => {
  const old = outOfDate(entries, seen);
  const rarer = old.filter(({ why }) => why === 'rarer').map(({ entry }) => entry);
  const gone = rarer.filter((entry) => seenOf(entry, seen).failed === 0);
  const deleted = [...old.filter(({ why }) => why === 'holds').map(({ entry }) => entry), ...gone];
  const exceeded = entries.filter((entry) => isExceeded(entry, seen));
  const changed = [...rarer.filter((entry) => !gone.includes(entry)), ...(ratchet ? [] : exceeded)];
  const rates = changed.map((entry) => ({ entry, rate: rateFor(seenOf(entry, seen)) }));
  const settled = [
    ...entries.filter((entry) => !deleted.includes(entry) && !exceeded.includes(entry)),
    ...exceeded.map((entry) => withRate(entry, rateFor(seenOf(entry, seen)))),
  ];
  const more = applyKnown(seen, settled)
    .requirements.filter((one) => failsRun(one, strict))
    .map(({ id }) => id);
  return ratchet
    ? { deleted, rates, added: [], refused: [...exceeded.map(({ deviation }) => deviation.id), ...more] }
    : { deleted, rates, added: more, refused: [] };
};
