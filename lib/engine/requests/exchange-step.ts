import { encodeSegment } from '../../rest/encode-segment.ts';
import { isThrottled } from '../../rest/is-throttled.ts';
import { operationRequest } from '../../rest/operation-request.ts';
import { ownTrouble } from '../../rest/own-trouble.ts';
import type { RestRequest } from '../../rest/rest-client.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { report, Stop, type ScenarioRun } from '../state/scenario-run.ts';
import { stateOfFailure } from '../state/state-of-failure.ts';
import { watchBusy } from '../../probe/watch-busy.ts';
import type { Step } from '../../contract/step.ts';

/** Failures that mean a timeout, rather than a broken network or target process. */
const timeouts = new Set(['ERR_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Whether a harmless control request is answered, with any status. */
export const controlAnswers = async (run: ScenarioRun): Promise<boolean> => {
  const { rest, signal } = run.context;
  const hub = encodeSegment(run.lease.nameOf('main'));
  const control = await rest.exchange(
    operationRequest(run.context.operation('userHasConnections'), { hub, user: 'control' }),
    { signal, urgent: true },
  );
  return control.status !== undefined;
};

/**
 * Sends a request of a step and returns the exchange. A request without a response ends the scenario: with a finding
 * if a control request is answered in time, otherwise as inconclusive. After a broken connection the scenario
 * restarts; a second break, with an intact control request, is also a finding.
 */
export const exchangeOf = async (
  run: ScenarioRun,
  step: Step,
  request: RestRequest,
  path: string,
): Promise<Exchange> => {
  const { context } = run;
  run.usage.exchanges += 1;
  const busy = watchBusy();
  const exchange = await context.rest.exchange(request, { signal: context.signal });
  context.signal.throwIfAborted();
  if (isThrottled(exchange)) {
    throw new Stop(
      'inconclusive',
      `throttled: ${exchange.status} to ${exchange.method} ${exchange.url}, again and again`,
    );
  }
  if (exchange.status !== undefined && exchange.failure === undefined) {
    context.answerPatience.came(exchange.durationMs);
    return exchange;
  }
  if (ownTrouble.test(exchange.failure?.code ?? ''))
    throw new Stop('inconclusive', `this machine has no socket left: ${exchange.failure?.message}`);
  // An observed request may stay unanswered: a target may close the connection on a body that is too long.
  if ('observe' in step && step.observe !== undefined) return exchange;
  const what = exchange.failure?.message ?? 'no answer';
  const timedOut = timeouts.has(exchange.failure?.code ?? '');
  if (timedOut && busy.missed(exchange.durationMs))
    throw new Stop(
      stateOfFailure(run, true),
      `this process was too busy to tell whether ${exchange.method} ${exchange.url} is answered`,
    );
  if ((timedOut || run.attempt.afterAccident) && (await controlAnswers(run))) {
    if (timedOut) context.answerPatience.missed(run.check.id);
    const how = timedOut ? ' in time' : ' on a connection that broke, twice';
    report(run, step, {
      code: 'no-answer',
      message: `${exchange.method} got no answer${how}, although a control request did`,
      expected: 'an answer',
      seen: what,
      step: path,
      exchange,
    });
  }
  throw new Stop(
    timedOut ? 'inconclusive' : stateOfFailure(run, true),
    `no answer to ${exchange.method} ${exchange.url}: ${what}`,
  );
};
