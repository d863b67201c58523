import type { OutlastStep, Step } from '../../contract/step.ts';
import { usualLastingMs } from '../../target/profile-schema.ts';
import type { Profile } from '../../target/profile.ts';
import { forgetSince } from '../silence/forget-since.ts';
import { proveSilence } from '../silence/prove-silence.ts';
import { sweep } from '../silence/sweep.ts';
import { passUntil } from '../state/pass-until.ts';
import { Stop, type ScenarioRun } from '../state/scenario-run.ts';
import { untilAlone } from '../state/until-alone.ts';
import { costOfFence, type Cost, type Situation } from './parts/cost.ts';
import type { StepKind } from './parts/step-kind.ts';
import { js, jsCall } from './parts/write-js.ts';
import { together } from './together.ts';

const deepMs = 60_000;

/** Ordinary traffic, and no load. */
const leastPauseMs = 1000;
/** A round of ten messages may take a quarter of what a run may send, however long the soak is. */
const messagesOfRound = 40;

/** From one round to the next. */
const everyMs = (soakMs: number, { limits }: Profile): number =>
  Math.max(leastPauseMs, (soakMs * messagesOfRound) / limits.messages);

/** Aborts when the run is known to lose things and this time has passed. The target is not conformant then, and waiting for the last checks adds nothing. */
const lostAfter = (lost: AbortSignal, ms: number): AbortSignal => {
  const passed = AbortSignal.timeout(ms);
  const both = new AbortController();
  const look = (): void => {
    if (lost.aborted && passed.aborted) both.abort();
  };
  for (const one of [lost, passed]) one.addEventListener('abort', look, { once: true });
  return both.signal;
};

/** Waits until nothing else is at work. @returns until when what was made before has to last */
const awaitOthers = async (run: ScenarioRun): Promise<number> => {
  const { lasting, options, patience } = run.context;
  const { deep, soakMs, lastsMs = deep ? deepMs : options.target.profile.timing.lastingMs } = options.run;
  const began = performance.now();
  const isShort = soakMs === undefined && !deep;
  const enough = isShort ? [lasting.needed, lostAfter(patience.lost, lastsMs)] : [lasting.needed];
  await untilAlone(run.context, AbortSignal.any(enough));
  run.usage.waitedMs += performance.now() - began;
  if (run.attempt.hasLasted && soakMs !== undefined) return 0;
  if (soakMs !== undefined) {
    options.onSoak?.(soakMs);
    return performance.now() + soakMs;
  }
  // Others need what the scenario holds.
  return lasting.needed.aborted && !deep ? 0 : began + lastsMs;
};

/** One round, judged as a whole scenario is. What it found is left to the end of the scenario, which it brings about. */
const doRound = async (run: ScenarioRun, round: () => Promise<void>): Promise<void> => {
  await round();
  if (run.found.findings.length > 0) throw new Stop('fail', 'a message was not as it should be');
  const unproved = await proveSilence(run);
  if (unproved !== undefined) throw unproved;
  if (sweep(run).findings.length > 0) throw new Stop('fail', 'a message was not where it should be');
};

/** Round after round until that moment, one at least. What is kept does not grow with their number. */
const repeat = async (run: ScenarioRun, round: () => Promise<void>, until: number): Promise<void> => {
  const forget = forgetSince(run);
  const { soakMs = 0 } = run.context.options.run;
  const pauseMs = everyMs(soakMs, run.context.options.target.profile);
  do {
    const began = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one round after the other
    await doRound(run, round);
    forget();
    // oxlint-disable-next-line no-await-in-loop -- a steady rate
    await passUntil(run, Math.min(until, began + pauseMs));
  } while (performance.now() < until);
};

const doOutlast =
  (any: StepKind<Step>): StepKind<OutlastStep>['do'] =>
  async (run, step, path) => {
    const { steps } = step;
    await run.settling.before(step);
    const until = await awaitOthers(run);
    if (steps === undefined) {
      // While it only waits, it does not count as work.
      await run.context.company.idle(() => passUntil(run, until));
      return;
    }
    const round = async (): Promise<void> => together(any).do(run, { do: 'together', steps }, path);
    await repeat(run, round, until);
  };

const sumOf = (costs: readonly Cost[], what: 'requests' | 'messages'): number =>
  costs.reduce((sum, cost) => sum + (cost[what] ?? 0), 0);

/** All rounds but the steps of the first, which are counted as those inside any step are. A soak takes its time once for the whole run, not for each scenario. */
const costOfRounds = (any: StepKind<Step>, steps: readonly Step[], before: Situation): Cost => {
  const { soakMs = 0, profile, clients } = before;
  const rounds = Math.ceil(soakMs / everyMs(soakMs, profile));
  const round = steps.map((step) => any.cost(step, before));
  const fence = [costOfFence(before, [...clients.keys()])];
  const cost = (what: 'requests' | 'messages'): number =>
    (rounds - 1) * sumOf(round, what) + rounds * sumOf(fence, what);
  return { requests: cost('requests'), messages: cost('messages'), trips: 0, sends: true };
};

/** What was made before it lasts as long as the run. @param any a step of any kind, for those inside */
export const outlast = (any: StepKind<Step>): StepKind<OutlastStep> => ({
  do: doOutlast(any),
  cost: ({ steps }, before) => {
    if (before.soakMs === undefined) return { waitMs: before.profile.timing.lastingMs };
    return steps === undefined ? {} : costOfRounds(any, steps, before);
  },
  needs: ({ steps }) => (steps === undefined ? {} : { soak: true }),
  show: ({ steps }) =>
    steps === undefined
      ? 'wait until all else of the run is over'
      : `again and again while the soak lasts: ${steps.map((step) => any.show(step)).join('; ')}`,
  // There is no script of a soak.
  script: () => jsCall('outlast', js(usualLastingMs)),
  inner: ({ steps = [] }) => steps,
});
