import type { StepKind } from './parts/step-kind.ts';
import { quoted } from './parts/show-parts.ts';
import { js, jsCall, jsObject, noted } from './parts/write-js.ts';
import { probeOf } from '../clients/probe-of.ts';
import { followingLossOf } from '../silence/lost-connections.ts';
import { isLive } from '../state/is-live.ts';
import { lookedAt, observe, report, Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { FindingCode } from '../../contract/outcome.ts';
import type { PingStep } from '../../contract/step.ts';
import type { Profile } from '../../target/profile.ts';

/** Only a run that lasts so long anyway waits longer for a ping of the server. */
const patienceMs = 2000;

/**
 * How long a step about pings takes on a correct target, in milliseconds. A target may check for silent clients only
 * as often as it pings, so the step waits that much longer than its timeout.
 */
const keepAliveMs = ({ expect }: PingStep, { pingIntervalMs, clientTimeoutMs }: Profile['timing']): number => {
  if (expect === 'from-server') return pingIntervalMs;
  return expect === 'survives' ? clientTimeoutMs + pingIntervalMs : clientTimeoutMs;
};

const pingHolds = async (run: ScenarioRun, step: PingStep, path: string): Promise<boolean> => {
  const probe = probeOf(run, step.probe);
  const { options, signal } = run.context;
  const waitMs = keepAliveMs(step, options.target.profile.timing);
  if (step.expect === 'survives') return !(await probe.waitClosed('socket', waitMs, signal)) && isLive(probe);
  const deadlineMs = 2 * waitMs + options.timing.deliveryDeadlineMs;
  if (step.expect === 'dropped-when-silent') return probe.waitClosed('socket', deadlineMs, signal);
  const pinged = async (until: AbortSignal): Promise<boolean> =>
    (await probe.waitFrame(({ type }) => type === 6, deadlineMs, until)) !== undefined;
  if (options.run.deep || waitMs <= patienceMs) return pinged(signal);
  const live = run.context.company;
  const company = options.wire?.company(run.number, path, live) ?? live;
  return company.idle(async (alone) => {
    const holds = await pinged(AbortSignal.any([signal, alone])).catch((error: unknown) => {
      signal.throwIfAborted();
      if (!alone.aborted) throw error;
    });
    if (holds === undefined)
      throw new Stop('not-applicable', `only with --deep, or in a longer run: waits ${waitMs / 1000} s for a ping`);
    return holds;
  });
};

interface Wording {
  readonly expected: string;
  readonly held: string;
  readonly failed: string;
}

const wordings: Readonly<Record<PingStep['expect'], Wording>> = {
  'from-server': {
    expected: 'a ping from the server within twice its interval',
    held: 'ping received',
    failed: 'no ping',
  },
  survives: {
    expected: 'the connection stays open on the pings of the client alone',
    held: 'connection stayed open',
    failed: 'connection closed',
  },
  'dropped-when-silent': {
    expected: 'the server closes a connection whose client is silent',
    held: 'connection closed',
    failed: 'connection still open',
  },
};

/** No ping comes to a connection that has ended. */
const codeOf = (expect: PingStep['expect'], isLiving: boolean): FindingCode => {
  if (expect === 'dropped-when-silent') return 'not-closed';
  return expect === 'from-server' && isLiving ? 'no-ping' : 'closed';
};

const doPing = async (run: ScenarioRun, step: PingStep, path: string): Promise<void> => {
  const after = await run.settling.before(step);
  const began = performance.now();
  const holds = await pingHolds(run, step, path);
  run.usage.waitedMs += performance.now() - began;
  const code = codeOf(step.expect, isLive(probeOf(run, step.probe)));
  const { expected, held } = wordings[step.expect];
  const { failed } = code === 'closed' ? wordings.survives : wordings[step.expect];
  const seen = holds ? held : `${failed} within ${Math.round(performance.now() - began)} ms`;
  run.trace.noted.set(path, { client: holds ? held : failed });
  if (step.observe !== undefined) {
    observe(run, step, { name: step.observe, seen: `${expected}: ${seen}` });
    return;
  }
  // That the connection is gone may take its time to be known.
  if (holds && step.expect === 'dropped-when-silent') after();
  lookedAt(run, step);
  if (holds) return;
  report(run, step, {
    code,
    message: `"${step.probe}": ${seen}`,
    expected,
    seen,
    step: path,
    ...followingLossOf(run, [step.probe]),
  });
};

/** Keep-alive of the server or of the client. It takes as long as the target's own intervals. */
export const ping: StepKind<PingStep> = {
  do: doPing,
  cost: (step, { profile }) => ({
    waitMs: keepAliveMs(step, profile.timing),
    ...(step.expect === 'dropped-when-silent' ? { leaves: step.probe } : {}),
  }),
  needs: (step, { timing }) => ({ keepAliveMs: keepAliveMs(step, timing) }),
  show: ({ probe, expect }) => `${quoted(probe)}: ${wordings[expect].expected}`,
  script: (step, { profile }) => {
    const waitMs = keepAliveMs(step, profile.timing) * (step.expect === 'survives' ? 1 : 2);
    return jsCall(
      'keepAlive',
      js(step.probe),
      jsObject({ expect: js(step.expect), waitMs: js(waitMs), observe: noted(step) }),
    );
  },
};
