import { upperBound } from '../bounds.ts';
import type { Condition } from './condition.ts';
import type { Alarm, RoundResult } from './round.ts';

/** What is counted under one condition, or in all. */
export interface Count {
  readonly rounds: number;
  readonly checkRuns: number;
  readonly reds: number;
  readonly inconclusive: number;
  /** Rounds with a red. The check-runs of a round share a service and its network, so only rounds are independent of each other. */
  readonly redRounds: number;
  /** Upper 95 % bound of the probability that a round has a red. */
  readonly roundBound: number;
  /** The same of a check-run, as if each were independent of the others. */
  readonly bound: number;
}

/** A check that did not pass in some round. */
export interface SeenAlarm extends Alarm {
  readonly condition: string;
  readonly seed: number;
}

/** A check whose verdict was not the same at every latency. */
export interface Difference {
  readonly check: string;
  /** By condition: how often it was not green, and how. */
  readonly verdicts: Readonly<Record<string, string>>;
}

/** All figures of a steady run. */
export interface Tally {
  readonly total: Count;
  readonly conditions: readonly (Count & Pick<Condition, 'id' | 'says' | 'breaks'>)[];
  readonly reds: readonly SeenAlarm[];
  readonly inconclusive: readonly SeenAlarm[];
  readonly differences: readonly Difference[];
  readonly broke: readonly { readonly condition: string; readonly seed: number; readonly reason: string }[];
}

export const isRed = ({ state }: Alarm): boolean => state !== 'inconclusive';

const alarmsOf = (results: readonly RoundResult[]): readonly SeenAlarm[] =>
  results.flatMap(({ alarms, condition, seed }) => alarms.map((alarm) => ({ ...alarm, condition, seed })));

const countOf = (results: readonly RoundResult[]): Count => {
  const alarms = alarmsOf(results);
  const checkRuns = results.reduce((sum, one) => sum + one.checkRuns, 0);
  const reds = alarms.filter(isRed).length;
  const redRounds = results.filter((one) => one.alarms.some(isRed)).length;
  return {
    rounds: results.length,
    checkRuns,
    reds,
    inconclusive: alarms.length - reds,
    redRounds,
    roundBound: upperBound(redRounds, results.length),
    bound: upperBound(reds, checkRuns),
  };
};

const verdictsAt = (alarms: readonly SeenAlarm[], condition: string, rounds: number): string => {
  const states = alarms.filter((alarm) => alarm.condition === condition).map(({ state }) => state);
  const kinds = [...new Set(states)].map((kind) => `${states.filter((state) => state === kind).length} ${kind}`);
  return states.length === 0 ? 'pass' : `${kinds.join(', ')} of ${rounds}`;
};

const differencesAmong = (compared: readonly Condition[], results: readonly RoundResult[]): readonly Difference[] => {
  const ids = new Set(compared.map(({ id }) => id));
  const alarms = alarmsOf(results).filter(({ condition }) => ids.has(condition));
  const roundsAt = (id: string): number => results.filter(({ condition }) => condition === id).length;
  return [...new Set(alarms.map(({ check }) => check))].map((check) => {
    const own = alarms.filter((alarm) => alarm.check === check);
    return {
      check,
      verdicts: Object.fromEntries(compared.map(({ id }) => [id, verdictsAt(own, id, roundsAt(id))])),
    };
  });
};

/** Counts what the rounds brought. */
export const tally = (conditions: readonly Condition[], results: readonly RoundResult[]): Tally => {
  const alarms = alarmsOf(results);
  return {
    total: countOf(results),
    conditions: conditions.map(({ id, says, breaks = [] }) => ({
      id,
      says,
      breaks,
      ...countOf(results.filter(({ condition }) => condition === id)),
    })),
    reds: alarms.filter(isRed),
    inconclusive: alarms.filter((alarm) => !isRed(alarm)),
    differences: differencesAmong(
      conditions.filter(({ compared }) => compared === true),
      results,
    ),
    broke: results.flatMap(({ condition, seed, broke }) =>
      broke === undefined ? [] : [{ condition, seed, reason: broke }],
    ),
  };
};
