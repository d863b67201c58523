import { hubKey, nameKey } from './parts/cost.ts';
import type { StepKind } from './parts/step-kind.ts';
import { scriptToken } from './parts/script-call.ts';
import type { ScriptScope } from './parts/script-scope.ts';
import { part, quoted, shownStatuses, shownToken } from './parts/show-parts.ts';
import { js, jsCall, jsObject, noted } from './parts/write-js.ts';
import { judgeRefusal } from '../clients/judge-refusal.ts';
import { stateOfFailure } from '../state/state-of-failure.ts';
import { tryConnect } from '../clients/try-connect.ts';
import { ConnectError } from '../../probe/connect-error.ts';
import type { Probe } from '../../probe/probe.ts';
import { isThrottled } from '../../rest/is-throttled.ts';
import { lookedAt, observe, report, type ScenarioRun, Stop } from '../state/scenario-run.ts';
import type { ConnectStep } from '../../contract/step.ts';

const describe = (result: Probe | ConnectError): string =>
  result instanceof ConnectError
    ? `refused: ${result.status ?? ''} ${result.message}`.replaceAll(/\s+/g, ' ')
    : 'connected';

/** The same in every run: messages have times and ports in them. */
const plainly = (result: Probe | ConnectError): string => {
  if (result instanceof ConnectError) return `refused, ${result.status ?? 'without a status'}`;
  const { version, hasToken, webSockets } = result.offer;
  return `connected, version ${version}, ${hasToken ? 'a' : 'no'} connectionToken, ${webSockets ? '' : 'no '}WebSockets with Text`;
};

const failed = (run: ScenarioRun, step: ConnectStep, error: ConnectError, path: string): void => {
  if (isThrottled(error)) throw new Stop('inconclusive', `throttled: ${error.message}`);
  const ours = error.code === 'ERR_CONNECT_FAILED' && error.network;
  const isMatter = step.verifies !== undefined || step.judged !== undefined;
  const state = stateOfFailure(run, ours);
  if (state === 'broken' || (!isMatter && state !== 'not-testable')) {
    throw new Stop(state, `probe "${step.probe}" could not connect: ${error.message}`);
  }
  report(run, isMatter ? step : { ...step, setup: true }, {
    code: 'connect-failed',
    message: isMatter ? error.message : `probe "${step.probe}" could not connect: ${error.message}`,
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
  lookedAt(run, step);
  if (offered(step, probe)) return;
  const { version, hasToken, webSockets } = probe.offer;
  report(run, step, {
    code: 'connect-failed',
    message: 'the negotiate response opens a connection, but a client that follows it could not connect',
    expected:
      step.offers === 'version' ? `version ${step.negotiateVersion ?? 1}, as asked for` : 'WebSockets with Text',
    seen: `version ${version}, ${hasToken ? 'a' : 'no'} connectionToken, ${webSockets ? '' : 'no '}WebSockets with Text`,
    step: path,
  });
};

const doConnect = async (run: ScenarioRun, step: ConnectStep, path: string): Promise<void> => {
  run.usage.sockets += 1;
  run.context.meter.count({ sockets: 1 });
  const after = await run.settling.before(step);
  const result = await tryConnect(run, step);
  run.trace.noted.set(path, { connection: plainly(result) });
  if (!(result instanceof ConnectError)) {
    run.probes.set(step.probe, result);
    after({ connected: result });
  }
  if (step.observe !== undefined) {
    observe(run, step, { name: step.observe, seen: describe(result) });
  } else if (step.refused !== undefined) await judgeRefusal(run, step, result, path);
  else if (result instanceof ConnectError) failed(run, step, result, path);
  else {
    for (const id of step.verifies ?? []) run.found.looked.add(id);
    judgeOffer(run, step, result, path);
  }
};

/** Names the endpoint, negotiate or the socket, at which the bad token is used. */
const shownPlace = ({ token, tokenOn = 'negotiate' }: ConnectStep): string =>
  token === undefined ? '' : ` on ${tokenOn}`;

const shownResult = ({ refused }: ConnectStep): string => {
  if (refused === undefined) return '';
  return ` → refused with ${shownStatuses(refused === true ? 401 : refused)}`;
};

const ifGiven = (value: unknown): string | undefined => (value === undefined ? undefined : js(value));

const scriptConnect = (step: ConnectStep, scope: ScriptScope): string => {
  const user = scope.userOf(step.probe, step.user);
  const options = jsObject({
    hub: scope.nameOf(step.hub ?? 'main', 'hub'),
    user: user === undefined ? undefined : scope.nameOf(user, 'user'),
    token: scriptToken(step),
    tokenOn: ifGiven(step.tokenOn),
    tokenIn: ifGiven(step.tokenIn),
    negotiateVersion: ifGiven(step.negotiateVersion),
    offers: ifGiven(step.offers),
    refused: ifGiven(step.refused === true ? scope.unauthorized : step.refused),
    obeyClose: ifGiven(step.obeyClose),
    answersClose: ifGiven(step.answersClose),
    pings: ifGiven(step.pings),
    observe: noted(step),
  });
  return jsCall('connect', js(step.probe), options);
};

/** A line is opened twice, and negotiation, the WebSocket and the handshake are answered. */
const connectTrips = 5;

/** A client connects; the probe is known by its name from then on. */
export const connect: StepKind<ConnectStep> = {
  do: doConnect,
  cost: ({ probe, hub, user, refused, token }) => ({
    requests: 1,
    trips: connectTrips,
    connects: 1,
    ...(refused === undefined ? { sockets: 1 } : {}),
    ...(refused === undefined && token === undefined
      ? { joins: { probe, hub: hubKey(hub), ...(user === undefined ? {} : { user: nameKey(user) }) } }
      : {}),
  }),
  needs: ({ hub }) => ({ clients: true, key: 'client connections', ...(hub === undefined ? {} : { hub }) }),
  show: (step) =>
    `connect ${quoted(step.probe)}${part('user', step.user)}${part('hub', step.hub)}${shownToken(step)}${shownPlace(step)}${shownResult(step)}`,
  script: scriptConnect,
};
