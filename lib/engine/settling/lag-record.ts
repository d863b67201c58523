import { measuredAs, type EffectKind } from './effect.ts';
import type { Shown } from './shown.ts';

/** What a run has seen of the effects of a kind elsewhere than at one step of a check, where they were late. */
export interface Lateness {
  /** How many say whether they were visible after the shortest of the lags at that step. */
  readonly count: number;
  /** How many of these were not, or may not have been. */
  readonly late: number;
  /** The longest lag of one that was not late, or of one of another kind that was not, in milliseconds: what delays one kind may delay each. */
  readonly slowestMs: number;
  /** The longest of the lags at that step, in milliseconds. */
  readonly longestMs: number;
}

/** What a run has observed about the lag of effects. */
export interface LagRecord {
  /** @param place the step of a check at which it was not visible; undefined: none */
  note(shown: Pick<Shown, 'kind' | 'lagMs' | 'seenMs' | 'isLate'>, place: string | undefined): void;
  /**
   * What has been seen of the kind elsewhere than at this step, since the effect was first late there: what was quick at another time says nothing, where a
   * machine that is busy for a while makes all attempts of that while late. What was slow at another time, as when the run began, excuses nothing either.
   */
  of(kind: EffectKind, place: string): Lateness;
  /** After how long half of the effects of a kind that lagged were seen, in milliseconds: some are not asked about for long. Undefined: none was seen to lag. */
  took(kind: EffectKind): number | undefined;
  /** Whether one more scenario may be repeated in order to ask a question again and again because its answer was wrong for unusually long: each takes the whole budget. */
  mayInsist(): boolean;
  /**
   * The same for a question whose answer was wrong for no longer than is usual. A replica that is wrong forever looks like that, as long as the next one
   * is right. The first scenario of each requirement stands for the others.
   */
  mayInsistOn(requirements: readonly string[]): boolean;
}

/** Enough that what is wrong one time in eleven is missed by hardly any run. They run side by side. */
const mostInsistences = 12;

/** What a question that is asked again and again may cost, of messages that a run may send. */
const messagesOfOne = 200;
/** A service that lags has wrong answers everywhere. */
const mostSamples = 100;

interface Seen extends Pick<Shown, 'kind' | 'lagMs' | 'seenMs' | 'isLate'> {
  /** When it was accepted, at most so long ago as it lagged. */
  readonly at: number;
  readonly place: string | undefined;
}

const longest = (lags: readonly Pick<Shown, 'lagMs'>[]): number =>
  lags.reduce((most, { lagMs }) => Math.max(most, lagMs), 0);

/** Whether one says anything of that moment after it was accepted: one that was first asked about later does not. */
const tells = (ms: number, { lagMs, seenMs }: Seen): boolean => lagMs > 0 || seenMs <= ms;

const wasVisible = (ms: number, { lagMs, seenMs }: Seen): boolean => lagMs < ms && seenMs <= ms;

const isSame = (one: Seen, other: Seen): boolean => one.place === other.place && one.kind === other.kind;

/** An empty record. @param now milliseconds, of any beginning */
export const createLagRecord = (mostMessages: number, now = (): number => performance.now()): LagRecord => {
  const limit = Math.min(mostSamples, mostMessages / messagesOfOne);
  const seen: Seen[] = [];
  let insistences = 0;
  let samples = 0;
  const sampled = new Set<string>();
  return {
    note: ({ kind, lagMs, seenMs, isLate }, place) => {
      seen.push({ at: now() - lagMs, kind, lagMs, seenMs, isLate, place });
    },
    of: (kind, place) => {
      const here = seen.filter((one) => one.kind === kind && one.place === place);
      const since = here.find(({ isLate }) => isLate)?.at ?? -Infinity;
      const elsewhere = seen.filter((one) => one.at >= since && one.place !== place);
      const latePlaces = new Set(elsewhere.flatMap((one) => (one.isLate ? (one.place ?? []) : [])));
      const isLateElsewhere = (one: Seen): boolean => one.isLate || latePlaces.has(one.place ?? '');
      const inTime = elsewhere.filter((one) => !isLateElsewhere(one));
      // What is late in each attempt at another step has a cause of its own: it is no more of a sign that all is late than one attempt is.
      const firstOfEach = elsewhere.filter(
        (one, index) =>
          isLateElsewhere(one) &&
          (one.place === undefined || elsewhere.findIndex((other) => isSame(one, other)) === index),
      );
      const shortestMs = Math.min(...here.map(({ lagMs }) => lagMs));
      const telling = [...inTime, ...firstOfEach].filter((one) => one.kind === kind && tells(shortestMs, one));
      return {
        count: telling.length,
        late: telling.filter((one) => !wasVisible(shortestMs, one)).length,
        slowestMs: longest(inTime),
        longestMs: longest(here),
      };
    },
    took: (kind) => {
      const lagged = seen.filter(
        (one) => measuredAs(one.kind) === measuredAs(kind) && one.lagMs > 0 && Number.isFinite(one.seenMs),
      );
      return lagged.map(({ seenMs }) => seenMs).toSorted((one, other) => one - other)[Math.floor(lagged.length / 2)];
    },
    mayInsist: () => (insistences += 1) <= mostInsistences,
    mayInsistOn: (requirements) => {
      if (samples >= limit || requirements.every((id) => sampled.has(id))) return false;
      samples += 1;
      for (const id of requirements) sampled.add(id);
      return true;
    },
  };
};
