import { describe, expect, it } from 'vitest';
import { firstAttempt, type Attempt } from '../state/attempt.ts';
import type { StopState } from '../state/scenario-run.ts';
import { nextAttempt, type Ended, type Next } from './next-attempt.ts';

const both = [false, true] as const;
const stops: readonly (StopState | undefined)[] = [
  undefined,
  'fail',
  'not-testable',
  'inconclusive',
  'not-applicable',
  'blocked',
  'too-slow',
  'unseen',
  'broken',
];

interface Row {
  readonly attempt: Attempt;
  readonly ended: Ended;
}

/** Every combination of what an attempt is and how it can end. */
const rows: readonly Row[] = both.flatMap((patient) =>
  both.flatMap((afterAccident) =>
    [1, 8, 16].flatMap((ttlFactor) =>
      both.flatMap((found) =>
        stops.flatMap((stop) =>
          both.flatMap((unsettled) =>
            both.flatMap((neglected) =>
              both.flatMap((certain) =>
                [[], ['$.steps[2]']].flatMap((late) =>
                  [[], ['$.steps[5]']].flatMap((suspects) =>
                    both.map((cut) => ({
                      attempt: { ...firstAttempt, number: 3, patient, afterAccident, ttlFactor },
                      ended: {
                        cut,
                        found,
                        stop,
                        unsettled,
                        neglected,
                        certain,
                        late,
                        firsts: {},
                        suspects,
                        ttlFactorBeyondLag: 5,
                      },
                    })),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
);

const isRed = ({ ended }: Row): boolean => ended.found || ended.stop === 'not-testable';
const isOver = (next: Next): next is 'done' | 'excused' => typeof next === 'string';

/** The change that each next attempt makes, `done` or `excused`. */
const changeOf = ({ attempt, ended }: Row): Partial<Attempt> | 'done' | 'excused' => {
  const next = nextAttempt(attempt, ended);
  if (isOver(next)) return next;
  const entries = Object.entries(next).filter(([name, value]) => attempt[name as keyof Attempt] !== value);
  return Object.fromEntries(entries);
};

const patience = (row: Row): boolean => isRed(row) && row.ended.unsettled && !row.ended.certain && !row.attempt.patient;
const neglect = (row: Row): boolean => isRed(row) && row.ended.neglected && !patience(row);
const accident = (row: Row): boolean =>
  isRed(row) && row.ended.cut && !row.attempt.afterAccident && !patience(row) && !neglect(row);
const late = ({ ended }: Row): boolean => !ended.found && ended.stop === undefined && ended.late.length > 0;
const calm = (row: Row): boolean => !patience(row) && !neglect(row) && !accident(row);

type Change = ReturnType<typeof changeOf>;

const table: readonly (readonly [string, (row: Row) => boolean, (row: Row) => Change])[] = [
  [
    'patience, once, where an effect that has not settled could explain a red',
    patience,
    ({ ended: { suspects } }) => ({ number: 4, patient: true, insist: suspects }),
  ],
  [
    'another try, once, where our own neglect could explain a red',
    neglect,
    ({ attempt }) => (attempt.afterAccident ? 'excused' : { number: 4, afterAccident: true }),
  ],
  ['another try, once, where a connection was cut', accident, () => ({ number: 4, afterAccident: true })],
  ['nothing where something was found', (row) => calm(row) && row.ended.found, () => 'done'],
  [
    'a longer ttl, up to a limit, where the target was too slow for it',
    (row) => calm(row) && !row.ended.found && row.ended.stop === 'too-slow',
    ({ attempt: { ttlFactor } }) => (ttlFactor < 16 ? { number: 4, ttlFactor: 2 * ttlFactor } : 'done'),
  ],
  [
    'patience, and a ttl that outlasts all lag, where an effect was not seen while its ttl lasted',
    (row) => calm(row) && !row.ended.found && row.ended.stop === 'unseen',
    ({ attempt: { ttlFactor, patient } }) =>
      ttlFactor === 16
        ? 'done'
        : {
            number: 4,
            ...((ttlFactor === 1 || patient) && { ttlFactor: ttlFactor === 1 ? 5 : 16 }),
            ...(patient ? {} : { patient: true }),
          },
  ],
  [
    'another try, once, where a connection broke',
    (row) => calm(row) && !row.ended.found && row.ended.stop === 'broken',
    ({ attempt }) => (attempt.afterAccident ? 'done' : { number: 4, afterAccident: true }),
  ],
  [
    'another try where an effect was late',
    (row) => calm(row) && late(row),
    ({ ended: { late: steps } }) => ({ number: 4, late: { tries: 1, steps, firsts: {} }, insist: [], hasLasted: true }),
  ],
  [
    'nothing after any other end',
    (row) =>
      calm(row) && !row.ended.found && !['too-slow', 'unseen', 'broken'].includes(row.ended.stop ?? '') && !late(row),
    () => 'done',
  ],
];

describe('what follows an attempt', () => {
  it.each(table)('is %s', (_, which, expected) => {
    const chosen = rows.filter(which);
    expect(chosen.length).toBeGreaterThan(0);
    expect(chosen.map(changeOf)).toEqual(chosen.map(expected));
  });

  it('is said for every combination exactly once', () => {
    expect(rows.filter((row) => table.filter(([, which]) => which(row)).length !== 1)).toEqual([]);
  });

  it('comes to an end, whatever happens again and again', () => {
    // How often a late effect is tried again is judged elsewhere.
    for (const { ended } of rows.filter((row) => !late(row))) {
      let attempt: Next = firstAttempt;
      for (let count = 0; count < 10 && !isOver(attempt); count += 1) attempt = nextAttempt(attempt, ended);
      expect(isOver(attempt)).toBe(true);
    }
  });
});
