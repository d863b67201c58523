import { setImmediate } from 'node:timers/promises';
import type { Check, Property, Scenario } from '../../contract/check.ts';
import type { SessionOptions } from '../state/session-options.ts';
import { valueCount } from './draw-values.ts';
import { closeEstimate, emptyEstimate, estimateSteps, type Estimate, type Total } from './estimate.ts';
import { notApplicable } from './not-applicable.ts';
import { outlasts } from './outlasts.ts';
import { totalsOfProperty } from './totals-of-property.ts';
import { readyCheck } from './ready-check.ts';

/** What is sent and connected. */
export type Sends = Pick<Total, 'requests' | 'messages' | 'connects'>;

/** The cost of a run for its target, counted from the steps before anything is sent. */
export interface Forecast {
  readonly requests: number;
  /** Outbound messages in the service's units of 2 KB, fences included. */
  readonly messages: number;
  /** Total client connections opened. */
  readonly connects: number;
  /** The most connections that one scenario holds at once. */
  readonly peakSockets: number;
  /** How long the longest scenario takes. */
  readonly longestMs: number;
  /** How long the run soaks when all else is over; 0: it does not, or nothing of it would be there for that. Not part of the other times. */
  readonly soakMs: number;
  /** For how long scenarios hold connections, times how many. */
  readonly socketMs: number;
  /** What each check sends. */
  readonly byCheck: Readonly<Record<string, Sends>>;
}

const emptyOf = ({ target, timing, run }: SessionOptions): Estimate =>
  emptyEstimate(target.profile, timing, run.soakMs);

const totalsOf = (check: Scenario | Property<unknown>, options: SessionOptions): readonly Total[] =>
  'arbitrary' in check
    ? totalsOfProperty(check, options, valueCount(check, options.run.runs))
    : [closeEstimate(estimateSteps(emptyOf(options), check.steps))];

/** All of them together. */
export const sumSends = (all: readonly Sends[]): Sends => ({
  requests: all.reduce((sum, { requests }) => sum + requests, 0),
  messages: all.reduce((sum, { messages }) => sum + messages, 0),
  connects: all.reduce((sum, { connects }) => sum + connects, 0),
});

interface Counted {
  readonly id: string;
  readonly totals: readonly Total[];
  readonly outlasts: boolean;
}

/** What each check sends, of those that send anything. Many values take minutes to draw, so an interrupt ends it between two checks. */
const totalsOfEach = async (
  checks: readonly Check[],
  options: SessionOptions,
  signal: AbortSignal | undefined,
): Promise<readonly Counted[]> => {
  const all: Counted[] = [];
  for (const check of checks) {
    // oxlint-disable-next-line no-await-in-loop -- this is where an interrupt is heard
    await setImmediate();
    if (signal?.aborted === true) break;
    if ('monitor' in check || notApplicable(check, options) !== undefined) continue;
    const ready = readyCheck(check, options.target);
    all.push({ id: ready.id, totals: totalsOf(ready, options), outlasts: 'steps' in ready && outlasts(ready.steps) });
  }
  return all;
};

/** Where a fixed hub is all that there is, those that last take turns on it. */
const soakMsOf = (lasting: number, { run: { soakMs = 0 }, target }: SessionOptions): number => {
  const { fixed } = target.profile.hubs;
  return soakMs * (fixed.length === 0 ? Math.min(1, lasting) : Math.ceil(lasting / fixed.length));
};

/**
 * Counts what the checks will send, using the same values that properties will draw. Sends nothing.
 *
 * @param signal ends the counting; what was counted until then is returned
 */
export const forecast = async (
  checks: readonly Check[],
  options: SessionOptions,
  signal?: AbortSignal,
): Promise<Forecast> => {
  const all = await totalsOfEach(checks, options, signal);
  const totals = all.flatMap((one) => one.totals);
  return {
    ...sumSends(totals),
    peakSockets: Math.max(0, ...totals.map(({ peak }) => peak)),
    soakMs: soakMsOf(all.filter((one) => one.outlasts).length, options),
    longestMs: Math.max(0, ...totals.map(({ ms }) => ms)),
    socketMs: totals.reduce((sum, { ms, peak }) => sum + ms * peak, 0),
    byCheck: Object.fromEntries(all.map((one) => [one.id, sumSends(one.totals)])),
  };
};
