import type { EffectKind } from './effect.ts';

/** How many effects of a kind have been seen, and how many of these came late. */
export interface Lateness {
  readonly count: number;
  readonly late: number;
  /** The longest lag of one that did not come late, or of one of another kind that did not, in milliseconds: what delays one kind may delay each. */
  readonly slowestMs: number;
}

/** What a run has observed about the lag of effects. */
export interface LagRecord {
  /** @param late the step of a check at which the effect was late; undefined: it was not */
  note(kind: EffectKind, lagMs: number, late: string | undefined): void;
  /**
   * What has been seen of the kind elsewhere than at this step, since the effect was first late there: what was quick at another time says nothing, where a
   * machine that is busy for a while makes all attempts of that while late. What was slow at another time, as when the run began, excuses nothing either.
   */
  of(kind: EffectKind, except: string): Lateness;
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

interface Seen {
  /** When it was accepted, at most so long ago as it lagged. */
  readonly at: number;
  readonly lagMs: number;
  /** Where it was late. */
  readonly late: string | undefined;
}

/** An empty record. @param now milliseconds, of any beginning */
export const createLagRecord = (mostMessages: number, now = (): number => performance.now()): LagRecord => {
  const limit = Math.min(mostSamples, mostMessages / messagesOfOne);
  const seen = new Map<EffectKind, Seen[]>();
  let insistences = 0;
  let samples = 0;
  const sampled = new Set<string>();
  return {
    note: (kind, lagMs, late) => {
      const one = { at: now() - lagMs, lagMs, late };
      const all = seen.get(kind);
      if (all === undefined) seen.set(kind, [one]);
      else all.push(one);
    },
    of: (kind, except) => {
      const all = seen.get(kind) ?? [];
      const since = all.find(({ late }) => late === except)?.at ?? -Infinity;
      const meanwhile = all.filter(({ at, late }) => at >= since && late !== except);
      const inTime = meanwhile.filter(({ late }) => late === undefined);
      const ofOthers = [...seen].flatMap(([other, lags]) => (other === kind ? [] : lags));
      const comparable = [...inTime, ...ofOthers.filter(({ at, late }) => at >= since && late === undefined)];
      return {
        count: meanwhile.length,
        late: meanwhile.length - inTime.length,
        slowestMs: comparable.reduce((slowest, { lagMs }) => Math.max(slowest, lagMs), 0),
      };
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
