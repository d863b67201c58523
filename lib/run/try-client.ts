import { ConformanceError } from '../error.ts';
import { ConnectError } from '../probe/connect-error.ts';
import type { Probe } from '../probe/probe.ts';
import { wasCut } from '../probe/was-cut.ts';
import { isThrottled } from '../rest/is-throttled.ts';
import type { RestClient, RestRequest } from '../rest/rest-client.ts';
import type { Tokens } from '../rest/tokens.ts';
import type { Target } from '../target/target.ts';
import { targetSecrets } from '../rest/target-secrets.ts';
import { excerpt } from '../trace/excerpt.ts';
import { createRedactor } from '../trace/redactor.ts';
import type { Meter } from '../engine/ledger/meter.ts';
import { openMeteredProbe } from './metered-probe.ts';
import { networkTrouble } from './network-trouble.ts';

export interface TryClientOptions {
  readonly target: Target;
  readonly tokens: Tokens;
  readonly rest: RestClient;
  readonly meter: Meter;
  readonly runId: string;
  readonly signal: AbortSignal;
  /** A send to the client's hub. */
  readonly broadcast: RestRequest;
}

/** What came of a client. */
export interface ClientTrial {
  readonly connected: boolean;
  /** Whether a message reached it. */
  readonly delivers: boolean;
}

/** How a service in Default or Classic mode says that it is not Serverless (Azure/azure-signalr#540). */
const noAppServer = /\bapp(?:lication)? ?server|server connection/i;

const notServerless = (target: Target, said: string): ConformanceError => {
  const quoted = excerpt(said, 200, createRedactor(targetSecrets(target)));
  return new ConformanceError(
    'ERR_TARGET_MODE',
    `the service is not in Serverless mode: it closed a client with "${quoted}"; set its service mode to Serverless`,
  );
};

interface Heard {
  /** Whether what was sent arrived. */
  readonly delivers: boolean;
  readonly atClosing: string;
  /** The line broke: nobody closed it. */
  readonly broke: boolean;
}

/** Until what is sent comes again: a target that makes a new connection known late loses what was sent before. */
const firstWaitMs = 100;

/** Until what is sent arrives, or the client is closed: the one shows Serverless mode, the other may show that it is another. */
const hear = async (probe: Probe, { target, rest, broadcast, signal }: TryClientOptions): Promise<Heard> => {
  const { timing, consistency } = target.profile;
  const until = performance.now() + Math.max(timing.deliveryFloorMs, consistency.effectBudgetMs);
  const answerWithin = async (ms: number): Promise<unknown> => {
    await rest.exchange(broadcast, { timeoutMs: timing.requestTimeoutMs, signal });
    const waitMs = Math.max(1, Math.min(ms, until - performance.now()));
    const first = await Promise.race([
      probe.waitFrame(({ type }) => type === 1, waitMs, signal),
      probe.waitClosed('frame', waitMs, signal),
      probe.waitClosed('socket', waitMs, signal),
    ]);
    const isHeard = typeof first === 'object' || first === true;
    return isHeard || performance.now() >= until ? first : answerWithin(2 * ms);
  };
  const first = await answerWithin(firstWaitMs);
  const atClosing = `${probe.closed.frame?.error ?? ''} ${probe.closed.socket?.reason ?? ''}`.trim();
  const delivers = typeof first === 'object';
  return { delivers, atClosing, broke: !delivers && wasCut(probe) };
};

const onFailure = (error: ConnectError, { target }: TryClientOptions): void => {
  if (noAppServer.test(error.message)) throw notServerless(target, error.message);
  if (isThrottled(error)) throw new ConformanceError('ERR_THROTTLED', `the target keeps throttling: ${error.message}`);
  const elsewhere = target.clientBase !== target.restBase;
  if (elsewhere && error.network && error.stage === 'negotiate')
    throw networkTrouble(
      { code: error.message.includes('REFUSED') ? 'ECONNREFUSED' : '', message: error.message },
      target.clientBase,
    );
};

interface Tried extends ClientTrial {
  /** Its line broke. */
  readonly broke: boolean;
}

const tryOnce = async (options: TryClientOptions): Promise<Tried> => {
  const { target, tokens, rest, runId, signal } = options;
  const { fixed, prefix } = target.profile.hubs;
  try {
    await using probe = await openMeteredProbe(options.meter, {
      name: 'preflight',
      target,
      tokens,
      rest,
      hub: fixed[0] ?? `${prefix}preflight_${runId}`,
      user: `preflight${runId}`,
      deadlineMs: target.profile.timing.requestTimeoutMs,
      signal,
    });
    const { delivers, atClosing, broke } = await hear(probe, options);
    if (noAppServer.test(atClosing)) throw notServerless(target, atClosing);
    return { connected: true, delivers, broke };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ConnectError)) throw error;
    onFailure(error, options);
    return { connected: false, delivers: false, broke: error.network && error.stage !== 'negotiate' };
  }
};

/**
 * Connects one client and sends it something; another one where the line of the first broke. That none can connect, or that nothing arrives, is left to the checks.
 *
 * @throws ConformanceError ERR_TARGET_MODE, ERR_THROTTLED, or what is wrong with a client endpoint that is not the REST endpoint.
 */
export const tryClient = async (options: TryClientOptions): Promise<ClientTrial> => {
  const first = await tryOnce(options);
  const { connected, delivers } = first.broke ? await tryOnce(options) : first;
  return { connected, delivers };
};
