import type { Requirement } from '../../spec/requirement.ts';
import type { FaultRow } from './fault-row.ts';

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** The figures of a matrix. */
export const summariseFaults = (rows: readonly FaultRow[], requirements: readonly Requirement[]) => {
  const musts = new Set(requirements.filter(({ level }) => level === 'must').map(({ id }) => id));
  const count = (fits: (row: FaultRow) => boolean): number => rows.filter(fits).length;
  return {
    faults: rows.length,
    caught: count(({ state }) => state === 'caught'),
    byShouldOnly: count(({ state, provedOn }) => state === 'caught' && !provedOn.some((id) => musts.has(id))),
    reported: count(({ state }) => state === 'reported'),
    notApplicable: count(({ state }) => state === 'not applicable'),
    otherwise: count(({ state }) => state === 'otherwise'),
    missed: count(({ state }) => state === 'missed'),
    didNotStart: count(({ state }) => state === 'did not start'),
    triedAgain: count(({ tries }) => tries > 1),
    medianBreaks: median(rows.map(({ breaks }) => breaks.length)),
    moreThanFive: count(({ breaks }) => breaks.length > 5),
    medianChecks: median(rows.map(({ checks }) => checks)),
    medianUnrelated: median(rows.map(({ unrelated }) => unrelated.length)),
    meanUnrelated: rows.reduce((sum, { unrelated }) => sum + unrelated.length, 0) / Math.max(1, rows.length),
    withUnrelated: count(({ unrelated }) => unrelated.length > 0),
    mostUnrelated: Math.max(0, ...rows.map(({ unrelated }) => unrelated.length)),
  };
};
