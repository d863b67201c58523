import { ConformanceError } from '../../error.ts';
import type { OutcomeState } from '../../contract/outcome.ts';
import { cleanUp } from '../requests/clean-up.ts';
import { controlIsLate } from '../silence/control-is-late.ts';
import { fence } from '../silence/fence.ts';
import { isNeglected } from '../state/is-neglected.ts';
import { noteArrivals } from '../silence/note-arrivals.ts';
import { sweep } from '../silence/judge-audience.ts';
import { openRun, type OpenOptions } from './open-run.ts';
import type { Result } from '../state/result.ts';
import { runStepList } from '../steps/run-steps.ts';
import { Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { SessionContext } from '../state/session-context.ts';
import type { Step } from '../../contract/step.ts';

/** How much longer than the measured one a ttl may become because the target is slow. */
const longestTtlFactor = 16;

const messagesOf = (run: ScenarioRun): number =>
  run.sent.reduce(
    (sum, sent) => sum + [...sent.arrivals.values()].reduce((copies, list) => copies + list.length, 0),
    0,
  );

/** Proves the silence of every probe that had to be silent, or that could have been sent a second copy. */
const closeWithFences = async (run: ScenarioRun): Promise<Stop | undefined> => {
  if (run.sent.length === 0 || run.probes.size === 0) return undefined;
  const names = [...run.probes.keys()];
  if (await fence(run, names)) return undefined;
  if (await controlIsLate(run, names))
    return new Stop('inconclusive', 'silence could not be proved: fences missed their deadline');
  return new Stop('not-testable', 'silence could not be proved: no fence arrived by any route');
};

const stateOf = (run: ScenarioRun, stop: Stop | undefined): OutcomeState => {
  if (run.findings.length > 0) return 'fail';
  if (stop === undefined || stop.state === 'fail') return 'pass';
  return stop.state === 'too-slow' || stop.state === 'broken' ? 'inconclusive' : stop.state;
};

const resultOf = (run: ScenarioRun, stop: Stop | undefined): Result => {
  const { findings } = run;
  const reason = findings[0]?.message ?? stop?.message;
  return {
    state: stateOf(run, stop),
    ...(reason === undefined ? {} : { reason }),
    findings,
    observations: run.observations,
    looked: [...new Set([...run.looked, ...findings.flatMap(({ requirements }) => requirements)])],
    waitedMs: run.usage.waitedMs,
    exchanges: run.usage.exchanges,
    messages: messagesOf(run),
    sockets: run.usage.sockets,
    ...(run.usage.lagMs > 0 ? { lagMs: run.usage.lagMs } : {}),
  };
};

const asStop = (run: ScenarioRun, error: unknown): Stop => {
  if (error instanceof Stop) return error;
  if (run.context.signal.aborted) return new Stop('inconclusive', 'interrupted');
  throw new ConformanceError('ERR_INTERNAL', `${run.check.id}: ${(error as Error).message}`, { cause: error });
};

/** Does a body of steps in a scenario of its own: gets hubs and sockets, does the steps, proves silence, sweeps the ledger, cleans up. */
const once = async (
  context: SessionContext,
  options: OpenOptions,
  body: (run: ScenarioRun) => Promise<void>,
): Promise<{
  readonly result: Result;
  readonly stop: Stop | undefined;
  readonly hurried: boolean;
  readonly neglected: boolean;
}> => {
  const { run, close } = await openRun(context, options);
  let stop: Stop | undefined;
  let neglected = false;
  try {
    try {
      await body(run);
    } catch (error) {
      stop = asStop(run, error);
    }
    if (stop === undefined || stop.state === 'fail') {
      const unproved = await closeWithFences(run).catch((error: unknown) => asStop(run, error));
      stop ??= unproved;
    }
    run.findings.push(...sweep(run));
    noteArrivals(run);
    neglected = isNeglected(run);
    await cleanUp(run);
  } finally {
    await close();
  }
  return { result: resultOf(run, stop), stop, hurried: run.hurried, neglected };
};

const excused = {
  state: 'inconclusive',
  findings: [],
  reason: 'this process was too busy to keep its connections alive, twice',
} as const;

const isRed = ({ state }: Result): boolean => state === 'fail' || state === 'not-testable';

/**
 * Runs a body of steps as one scenario; anew with a longer ttl where the target turned out too slow for the short one, once more where a connection
 * broke or this process was too busy to keep one alive, and with more patience where effects may not have settled.
 * @throws ConformanceError ERR_INTERNAL for a fault of our own
 */
export const inScenario = async (
  context: SessionContext,
  options: Pick<OpenOptions, 'check' | 'steps'>,
  body: (run: ScenarioRun) => Promise<void>,
): Promise<Result> => {
  let ttlFactor = 1;
  let again = false;
  let patient = false;
  for (;;) {
    const { result, stop, hurried, neglected } = await once(context, { ...options, ttlFactor, again, patient }, body);
    if (hurried && isRed(result) && !patient) patient = true;
    else if (neglected && isRed(result) && again) return { ...result, ...excused };
    else if (neglected && isRed(result)) again = true;
    else if (result.findings.length > 0) return result;
    else if (stop?.state === 'too-slow' && ttlFactor < longestTtlFactor) ttlFactor *= 2;
    else if (stop?.state === 'broken') again = true;
    else return result;
  }
};

/** Runs a list of steps as one scenario. */
export const runSteps = (
  context: SessionContext,
  check: ScenarioRun['check'],
  steps: readonly Step[],
): Promise<Result> => inScenario(context, { check, steps }, (run) => runStepList(run, steps, '$.steps'));
