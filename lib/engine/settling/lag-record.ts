import type { EffectKind } from './effect.ts';

/** How many effects of a kind have been seen, and how many of these came late. */
export interface Lateness {
  readonly count: number;
  readonly late: number;
  /** The longest lag of one that did not come late, in milliseconds. */
  readonly slowestMs: number;
}

/** What a run has observed about the lag of effects. */
export interface LagRecord {
  /** @param late the step of a check at which the effect was late; undefined: it was not */
  note(kind: EffectKind, lagMs: number, late: string | undefined): void;
  /** What has been seen of the kind elsewhere than at this step. */
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

/** An empty record. */
export const createLagRecord = (mostMessages: number): LagRecord => {
  const limit = Math.min(mostSamples, mostMessages / messagesOfOne);
  const seen = new Map<EffectKind, { inTime: number; slowestMs: number; readonly late: Map<string, number> }>();
  const unseen = () => ({ inTime: 0, slowestMs: 0, late: new Map<string, number>() });
  let insistences = 0;
  let samples = 0;
  const sampled = new Set<string>();
  return {
    note: (kind, lagMs, late) => {
      const ofKind = seen.get(kind) ?? unseen();
      seen.set(kind, ofKind);
      if (late === undefined) {
        ofKind.inTime += 1;
        ofKind.slowestMs = Math.max(ofKind.slowestMs, lagMs);
      } else ofKind.late.set(late, (ofKind.late.get(late) ?? 0) + 1);
    },
    of: (kind, except) => {
      const { inTime, slowestMs, late: places } = seen.get(kind) ?? unseen();
      const late = [...places].reduce((sum, [place, count]) => (place === except ? sum : sum + count), 0);
      return { count: inTime + late, late, slowestMs };
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
