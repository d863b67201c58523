import { awaitSends, doubtEarlierSends } from '../settling/await-sends.ts';
import { ConnectError } from '../../probe/connect-error.ts';
import { openProbe } from '../../probe/open-probe.ts';
import type { Probe } from '../../probe/probe.ts';
import type { ConnectResult } from '../limits/connect-gate.ts';
import { plainName } from '../state/names.ts';
import { decides, report, Stop, type ScenarioRun, type StopState } from '../state/scenario-run.ts';
import type { ConnectStep } from '../../contract/step.ts';
import { cutText } from '../../trace/cut-text.ts';

const receive =
  (run: ScenarioRun, name: string, hub: string) =>
  (frame: Parameters<Parameters<typeof openProbe>[0]['onFrame']>[0]): void => {
    const { ledger, connects } = run.context;
    const whose = ledger.receive(frame, { scenario: run.number, check: run.check.id, probe: name, hub });
    if (whose === 'ours') connects.delivered();
    if (frame.type !== undefined) return;
    ledger.monitor('malformed-frame', {
      code: 'malformed-frame',
      requirements: [],
      message: `${run.check.id}: a record that is not a message of the hub protocol`,
      expected: 'a JSON object with a numeric type',
      seen: cutText(frame.text, 300),
    });
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
    hub,
    user: user === undefined ? undefined : plainName(run, user, 'user'),
    negotiateVersion: step.negotiateVersion ?? 1,
    obeyClose: step.obeyClose ?? true,
    pings: step.pings ?? true,
    token: step.token,
    tokenOn: step.tokenOn,
    tokenIn: step.tokenIn,
    deadlineMs: context.options.timing.connectDeadlineMs,
    signal: context.signal,
    onFrame: receive(run, step.probe, hub),
  });
};

const attempt = async (run: ScenarioRun, step: ConnectStep): Promise<Probe | ConnectError> => {
  const { connects, signal } = run.context;
  if (!connects.admits()) {
    const message = `no client could connect for a while, and this one has not been tried; the last one: ${connects.trouble}`;
    return new ConnectError(message, { stage: 'negotiate' });
  }
  let result: ConnectResult | undefined = 'unanswered';
  let why: string | undefined;
  try {
    await connects.enter(signal);
    const probe = await open(run, step);
    result = 'connected';
    const watch = (): void => {
      if (probe.closed.broken !== undefined) connects.broke(probe.closed.broken);
    };
    probe.onClosed(watch);
    return probe;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ConnectError)) throw error;
    if (error.own) {
      result = undefined;
      throw new Stop('inconclusive', `this machine has no socket left: ${error.message}`);
    }
    why = error.message;
    // That a bad token is refused does not show that a good one would be heard.
    if (error.code !== 'ERR_CONNECT_FAILED') result = step.token === undefined ? 'refused' : undefined;
    return error;
  } finally {
    connects.note(result, why);
  }
};

const describe = (result: Probe | ConnectError): string =>
  result instanceof ConnectError
    ? `refused: ${result.status ?? ''} ${result.message}`.replaceAll(/\s+/g, ' ')
    : 'connected';

const tokenNote = ({ token, tokenOn = 'negotiate' }: ConnectStep): string =>
  token === undefined ? '' : `, a bad token (${token}) on ${tokenOn}`;

/** A bad token has to be refused where it is shown first: a door that stands open is no less open for the locked one behind it. */
const passedFirstDoor = (step: ConnectStep, error: ConnectError): boolean =>
  step.token !== undefined && step.tokenOn !== 'socket' && error.stage !== 'negotiate';

const stateOfFailure = (run: ScenarioRun, ours: boolean): StopState => {
  if (!ours) return 'not-testable';
  return run.again ? 'inconclusive' : 'broken';
};

/** Whether the same connect with a good token succeeds: then it was not the network that broke the one with the bad token. */
const controlConnects = async (run: ScenarioRun, { token: _bad, ...good }: ConnectStep): Promise<boolean> => {
  const control = await attempt(run, good);
  if (control instanceof ConnectError) return false;
  await control.close();
  return true;
};

/** @throws Stop where it may be no more than an accident, or our own slowness */
const stopIfAccident = async (run: ScenarioRun, step: ConnectStep, error: ConnectError): Promise<void> => {
  if (error.code !== 'ERR_CONNECT_FAILED') return;
  const again = stateOfFailure(run, true);
  const isAccident = again === 'broken' || error.late || !(await controlConnects(run, step));
  if (isAccident) throw new Stop(again, `could not tell whether the connect is refused: ${error.message}`);
};

const judgeRefusal = async (
  run: ScenarioRun,
  step: ConnectStep,
  result: Probe | ConnectError,
  path: string,
): Promise<void> => {
  for (const id of decides(run, step)) run.looked.add(id);
  const right = Array.isArray(step.refused) ? (step.refused as readonly number[]) : [401];
  const expected = `refused with ${right.join(' or ')}`;
  if (!(result instanceof ConnectError)) {
    report(run, step, {
      code: 'connected',
      message: `a connection that must be refused was accepted${tokenNote(step)}`,
      expected,
      seen: 'connected',
      step: path,
    });
  } else if (passedFirstDoor(step, result)) {
    report(run, step, {
      code: 'connected',
      message: `negotiation took a bad token (${step.token}), which only the WebSocket refused`,
      expected: `negotiate ${expected}`,
      seen: `negotiate was answered with 200, the WebSocket with ${result.status ?? `no status: ${result.message}`}`,
      step: path,
    });
  } else if (result.status === undefined) {
    await stopIfAccident(run, step, result);
    report(run, step, {
      code: 'status',
      message: 'refused otherwise than by a status',
      expected,
      seen: result.message,
      step: path,
    });
  } else if (!right.includes(result.status)) {
    report(run, step, {
      code: 'status',
      message: `refused with ${result.status}${tokenNote(step)}`,
      expected,
      seen: String(result.status),
      step: path,
    });
  }
};

const failed = (run: ScenarioRun, step: ConnectStep, error: ConnectError, path: string): void => {
  if (error.status === 429 || error.status === 503) throw new Stop('inconclusive', `throttled: ${error.message}`);
  const ours = error.code === 'ERR_CONNECT_FAILED' && error.network;
  if (error.late || (step.verifies === undefined && run.check.id.split('/')[0] !== 'clients')) {
    throw new Stop(stateOfFailure(run, ours), `probe "${step.probe}" could not connect: ${error.message}`);
  }
  report(run, step, {
    code: 'connect-failed',
    message: error.message,
    expected: 'a connection',
    seen: describe(error),
    step: path,
  });
};

const offered = ({ offers, negotiateVersion = 1 }: ConnectStep, { offer }: Probe): boolean => {
  if (offers === 'websockets') return offer.webSockets;
  return offer.version === negotiateVersion && (negotiateVersion === 0 || offer.hasToken);
};

const judgeOffer = (run: ScenarioRun, step: ConnectStep, probe: Probe, path: string): void => {
  if (step.offers === undefined) return;
  for (const id of decides(run, step)) run.looked.add(id);
  if (offered(step, probe)) return;
  const { version, hasToken, webSockets } = probe.offer;
  report(run, step, {
    code: 'connect-failed',
    message: 'the answer to negotiate opens a connection, but not to a client that goes by what it says',
    expected:
      step.offers === 'version' ? `version ${step.negotiateVersion ?? 1}, as asked for` : 'WebSockets with Text',
    seen: `version ${version}, ${hasToken ? 'a' : 'no'} connectionToken, ${webSockets ? '' : 'no '}WebSockets with Text`,
    step: path,
  });
};

/** A client connects; the probe is known by its name from then on. */
export const doConnect = async (run: ScenarioRun, step: ConnectStep, path: string): Promise<void> => {
  run.usage.sockets += 1;
  run.context.ledger.sockets += 1;
  await awaitSends(run);
  doubtEarlierSends(run);
  const result = await attempt(run, step);
  if (!(result instanceof ConnectError)) {
    run.probes.set(step.probe, result);
    run.pending.note([step.probe]);
    run.registrations.note([step.probe]);
  }
  if (step.observe !== undefined) {
    run.observations.push({ name: step.observe, seen: describe(result), requirements: decides(run, step) });
  } else if (step.refused !== undefined) await judgeRefusal(run, step, result, path);
  else if (result instanceof ConnectError) failed(run, step, result, path);
  else {
    for (const id of step.verifies ?? []) run.looked.add(id);
    judgeOffer(run, step, result, path);
  }
};
