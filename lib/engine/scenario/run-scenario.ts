import { ConformanceError } from '../../error.ts';
import type { Finding } from '../../contract/outcome.ts';
import { cleanUp } from '../requests/clean-up.ts';
import { proveSilence } from '../silence/prove-silence.ts';
import { describeSteps } from './describe-steps.ts';
import { wasCut } from '../../probe/was-cut.ts';
import { isNeglected } from '../state/is-neglected.ts';
import { noteArrivals } from '../silence/note-arrivals.ts';
import { sweep } from '../silence/sweep.ts';
import { firstAttempt, type Attempt } from '../state/attempt.ts';
import { nextAttempt, type Ended } from './next-attempt.ts';
import { isTtlAssumed } from '../requests/is-ttl-assumed.ts';
import { firstTtlFactor, ttlFactorBeyondLag } from '../requests/short-ttl.ts';
import { isBeyondLag } from '../settling/could-be-lag.ts';
import { isRepeated, judgeLateEffects } from './judge-late-effects.ts';
import { comparisonsOf, type Compared } from './comparison.ts';
import { keptOf } from './kept.ts';
import { anomaliesOf } from './anomalies-of.ts';
import { openRun, type OpenOptions } from './open-run.ts';
import { resultOf } from './result-of.ts';
import type { SeenScenario } from '../../contract/seen.ts';
import type { Result } from '../state/result.ts';
import { seenOf } from './seen-of.ts';
import { timelineOf } from './timeline-of.ts';
import { runProgram, runStepList } from '../steps/run-steps.ts';
import { Stop, waitedInVain, type ScenarioRun } from '../state/scenario-run.ts';
import { whyLeftOut } from '../state/why-left-out.ts';
import type { SessionContext } from '../state/session-context.ts';

/** What happened in an attempt; empty where nothing was found. */
type Shown = Pick<Finding, 'timeline'>;

/** A search for a smaller value has many failing scenarios, and its result is confirmed in one with full deadlines. */
const shownOf = (run: ScenarioRun): Shown =>
  run.found.findings.length > 0 && run.attempt.deadlines === 'full' ? { timeline: timelineOf(run) } : {};

/** What was seen in an attempt, where somebody wants to know. */
type Seen = SeenScenario | undefined;

const comparedOf = (run: ScenarioRun, how: Parameters<typeof seenOf>[1]): Seen =>
  run.context.options.onSeen === undefined || run.attempt.deadlines === 'short' ? undefined : seenOf(run, how);

const asStop = (run: ScenarioRun, error: unknown): Stop => {
  if (error instanceof Stop) return error;
  if (run.context.signal.aborted) return new Stop('left-out', whyLeftOut(run));
  throw new ConformanceError('ERR_INTERNAL', `${run.check.id}: ${(error as Error).message}`, { cause: error });
};

/** What one attempt came to. */
interface Once {
  readonly result: Result;
  readonly ended: Ended;
  readonly shown: Shown;
  readonly seen: Seen;
  /** What was late, and has too little to be compared with. */
  readonly incomparable: readonly Compared[];
}

type Body = (run: ScenarioRun) => Promise<void>;

/** What was seen of an attempt while it still had its hubs and connections. */
interface Judged {
  readonly stop: Stop | undefined;
  readonly swept: ReturnType<typeof sweep>;
  readonly late: ReturnType<typeof judgeLateEffects>;
  readonly shown: Shown;
  readonly seen: Seen;
  readonly neglected: boolean;
}

const nothingLate: Judged['late'] = { findings: [], again: [], firsts: {}, incomparable: [] };

/** Runs the steps, proves silence, sweeps the ledger, judges what was late, and cleans up. */
const judge = async (run: ScenarioRun, { steps, attempt }: OpenOptions, body: Body): Promise<Judged> => {
  const { findings, insisted } = run.found;
  const why = (error: unknown): Stop => asStop(run, error);
  const broke = await body(run).then(() => undefined, why);
  const isProvable = broke === undefined || broke.state === 'fail';
  const unproved = isProvable ? await proveSilence(run).catch(why) : undefined;
  const stop = broke ?? unproved;
  const swept = sweep(run);
  findings.push(...(insisted.size > 0 ? firstOfEach(swept.findings) : swept.findings));
  const late = stop === undefined && findings.length === 0 ? judgeLateEffects(run) : nothingLate;
  findings.push(...late.findings);
  noteArrivals(run);
  const shown = shownOf(run);
  const seen = comparedOf(run, { steps, proved: isProvable && unproved === undefined });
  if (attempt.patient && findings.length > 0) waitedInVain(run);
  const neglected = isNeglected(run);
  await cleanUp(run);
  return { stop, swept, late, shown, seen, neglected };
};

const endedOf = (run: ScenarioRun, { stop, swept, late, neglected }: Judged): Ended => {
  const { context, found, settling, probes } = run;
  const { findings } = found;
  return {
    found: findings.length > 0,
    stop: stop?.state,
    unsettled: settling.unsettled || swept.unsettled || isTtlAssumed(run),
    certain:
      swept.certain ||
      settling.certain ||
      late.findings.length > 0 ||
      (findings.length > 0 && findings.every((one) => isBeyondLag(one, context.operation))),
    late: late.again,
    firsts: late.firsts,
    suspects: suspectsOfFindings(run),
    cut: [...probes.values()].some(wasCut),
    neglected,
    ttlFactorBeyondLag: ttlFactorBeyondLag(context),
  };
};

/** One attempt: reserves hubs and sockets, judges the steps, and gives back what it reserved. */
const once = async (context: SessionContext, options: OpenOptions, body: Body): Promise<Once> => {
  const { run, close } = await openRun(context, options);
  const judged = await judge(run, options, body).finally(close);
  const { stop, shown, seen, late } = judged;
  const result = resultOf(run, options.steps, stop);
  return { result, ended: endedOf(run, judged), shown, seen, incomparable: late.incomparable };
};

/** Shows how long such effects take elsewhere, at the time at which one is late. What is wrong there is for the checks to find, and no measure. */
const compare = async (context: SessionContext, late: readonly Compared[]): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (const check of comparisonsOf(late, context)) {
    const options = { check, steps: check.steps, attempt: firstAttempt };
    const { result } = await once(context, options, (run) => runStepList(run, check.steps, '$.steps'));
    results.push(result);
  }
  return results;
};

/** A question that was put again and again may have been answered wrongly each time. */
const firstOfEach = (findings: readonly Finding[]): readonly Finding[] => {
  const kindOf = ({ code, step, expected }: Finding): string => JSON.stringify([code, step, expected]);
  const kinds = findings.map(kindOf);
  return findings.filter((finding, index) => kinds.indexOf(kindOf(finding)) === index);
};

/** Where an attempt went wrong that may have come too early. */
const suspectsOfFindings = ({ found, context, attempt }: ScenarioRun): readonly string[] =>
  attempt.insist.length > 0
    ? []
    : found.findings.flatMap(({ step, requirements, exchange }) =>
        step !== undefined && isRepeated(context, exchange) && context.lagRecord.mayInsistOn(requirements)
          ? [step]
          : [],
      );

const excused = {
  state: 'inconclusive',
  findings: [],
  reason: 'this process was too busy to keep its connections alive, twice',
} as const;

/**
 * Whether an attempt has met only what plain scenarios meet in a few steps, which is charged to them: then it is not repeated with all the patience that the profile
 * asks for. A program waits for the plain ones to end. Any other scenario is repeated, unless it would only wait once more for messages of a kind that the target
 * is known to lose.
 */
const isShownPlainly = async (
  { company, plainDeviations, patience }: SessionContext,
  { findings: found }: Result,
  isProgram: boolean,
): Promise<boolean> => {
  // What went wrong beside its steps is charged to nothing.
  const findings = found.filter(({ setup }) => setup !== true);
  if (findings.length === 0) return false;
  if (isProgram) return company.idle((signal) => plainDeviations.shown(findings, signal));
  return patience.isLost() && findings.every((one) => one.code === 'not-delivered' && plainDeviations.has(one));
};

/** The subject of a scenario and the deadlines that apply to it. */
interface ScenarioOptions extends Pick<OpenOptions, 'check' | 'steps'>, Partial<Pick<Attempt, 'deadlines'>> {
  /** Whether the steps are a history of calls each of which plainer scenarios judge. */
  readonly isProgram?: boolean;
}

/**
 * Runs a body of steps as one scenario, attempt after attempt until one is final.
 * @throws ConformanceError ERR_INTERNAL for a fault of our own
 */
export const inScenario = async (
  context: SessionContext,
  { check, steps, deadlines = 'full', isProgram = false }: ScenarioOptions,
  body: Body,
): Promise<Result> => {
  const final = context.options.wire?.final({ check: check.id, steps, deadlines });
  let attempt: Attempt = final ?? { ...firstAttempt, ttlFactor: firstTtlFactor(context), deadlines };
  const earlier: Pick<Result, 'lags' | 'wentBack' | 'anomalies'>[] = [];
  // A recording keeps what was made of it.
  let isComparable = context.options.wire === undefined;
  for (;;) {
    const { result, ended, shown, seen, incomparable } = await once(context, { check, steps, attempt }, body);
    const following = nextAttempt(attempt, ended);
    const isPatience = typeof following === 'object' && following.patient && !attempt.patient;
    const isOver = final !== undefined || (isPatience && (await isShownPlainly(context, result, isProgram)));
    const next = isOver && following !== 'excused' ? 'done' : following;
    if (next === 'done') {
      if (seen !== undefined && result.state !== 'inconclusive') context.options.onSeen?.(seen);
      const findings = result.findings.map((finding) => ({ ...finding, ...shown }));
      return { ...result, findings, ...keptOf([...earlier, result]) };
    }
    earlier.push({ ...keptOf([result]), anomalies: anomaliesOf(result, ended, attempt.number) });
    if (next === 'excused') return { ...result, ...excused, ...keptOf(earlier) };
    const compared: readonly Result[] = await compare(context, isComparable ? incomparable : []);
    isComparable &&= compared.every(({ state }) => state === 'pass');
    earlier.push(...compared);
    attempt = next;
  }
};

/** Runs a list of steps as one scenario. */
export const runScenario = async (context: SessionContext, options: ScenarioOptions): Promise<Result> => {
  const runSteps = options.isProgram === true ? runProgram : runStepList;
  const result = await inScenario(context, options, (run) => runSteps(run, options.steps, '$.steps'));
  return describeSteps(result, { '$.steps': options.steps });
};
