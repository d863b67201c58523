import { ConnectError } from '../../probe/connect-error.ts';
import { isWholeInvocation } from '../../probe/frame.ts';
import { openProbe } from '../../probe/open-probe.ts';
import type { Probe } from '../../probe/probe.ts';
import type { ConnectResult } from '../limits/connect-gate.ts';
import { noteMalformed } from '../silence/note-malformed.ts';
import { plainName } from '../state/names.ts';
import { Stop, type ScenarioRun } from '../state/scenario-run.ts';
import { stateOfFailure } from '../state/state-of-failure.ts';
import { watchBusy } from '../../probe/watch-busy.ts';
import type { ConnectStep } from '../../contract/step.ts';

const receive =
  (run: ScenarioRun, name: string, hub: string) =>
  (frame: Parameters<Parameters<typeof openProbe>[0]['onFrame']>[0]): void => {
    const { ledger, connects } = run.context;
    const whose = ledger.receive(frame, { scenario: run.number, check: run.check.id, probe: name, hub });
    if (whose === 'ours') connects.delivered();
    // An altered message is a finding of whoever has sent it.
    const isIncomplete = whose === 'foreign' && !isWholeInvocation(frame);
    if (frame.type === undefined || isIncomplete) noteMalformed(run, frame);
  };

const open = (run: ScenarioRun, step: ConnectStep): Promise<Probe> => {
  const { context } = run;
  const { profile } = context.options.target;
  const hub = plainName(run, step.hub ?? 'main', 'hub');
  const user = step.user ?? (profile.users.required ? `anonymous-${step.probe}` : undefined);
  return openProbe({
    name: step.probe,
    target: context.options.target,
    tokens: context.tokens,
    rest: context.rest,
    wire: context.options.wire,
    scope: `${run.number} ${step.probe}`,
    hub,
    user: user === undefined ? undefined : plainName(run, user, 'user'),
    negotiateVersion: step.negotiateVersion ?? 1,
    obeyClose: step.obeyClose ?? true,
    answersClose: step.answersClose ?? true,
    pings: step.pings ?? true,
    token: step.token,
    tokenOn: step.tokenOn,
    tokenIn: step.tokenIn,
    deadlineMs: context.options.timing.connectDeadlineMs,
    signal: context.signal,
    onFrame: receive(run, step.probe, hub),
  });
};

/** @throws Stop where the failure says nothing about the target */
const stopIfOurs = (run: ScenarioRun, { probe }: ConnectStep, error: ConnectError, missed: boolean): void => {
  if (error.own) throw new Stop('inconclusive', `this machine has no socket left: ${error.message}`);
  if (!error.late && !(error.silent && missed)) return;
  const note = error.late ? '' : ', while this process was busy with something else';
  throw new Stop(stateOfFailure(run, true), `probe "${probe}" could not connect: ${error.message}${note}`);
};

/** A refused bad token does not show that a valid one would be accepted. */
const resultOf = ({ token }: ConnectStep, { code }: ConnectError): ConnectResult | undefined => {
  if (code === 'ERR_CONNECT_FAILED') return 'unanswered';
  return token === undefined ? 'refused' : undefined;
};

/**
 * Opens a client connection, at the rate that the profile allows.
 *
 * @throws Stop where a failure says nothing about the target: it was not tried, this machine has no socket left, or this process was too slow
 */
export const tryConnect = async (run: ScenarioRun, step: ConnectStep): Promise<Probe | ConnectError> => {
  const { connects, signal } = run.context;
  if (!connects.admits()) {
    const message = `no client could connect for a while, and this one has not been tried; the last one: ${connects.trouble}`;
    throw new Stop('inconclusive', message);
  }
  let result: ConnectResult | undefined;
  let why: string | undefined;
  let leave: (() => void) | undefined;
  try {
    await connects.enter(signal);
    leave = await run.context.meter.connect(signal);
    const busy = watchBusy();
    const probe = await open(run, step).catch((error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof ConnectError)
        stopIfOurs(run, step, error, busy.missed(run.context.options.timing.connectDeadlineMs));
      throw error;
    });
    result = 'connected';
    const disconnected = leave;
    leave = undefined;
    probe.onClosed(() => {
      disconnected?.();
      if (probe.closed.broken !== undefined) connects.broke(probe.closed.broken);
    });
    return probe;
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    why = error.message;
    result = resultOf(step, error);
    return error;
  } finally {
    leave?.();
    connects.note(result, why);
  }
};
