import { shapeOf } from '../../spec/shape.ts';
import { costOfCall } from './parts/cost-of-call.ts';
import { keyForToken } from './parts/key-for-token.ts';
import { showCall } from './parts/show-call.ts';
import type { StepKind } from './parts/step-kind.ts';
import { expectedStatuses, type ExpectedStatuses } from '../../spec/expected-statuses.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { awaitSends, doubtEarlierSends } from '../settling/await-sends.ts';
import { awaitRegistrations } from '../settling/await-registrations.ts';
import { awaitRemovals } from '../settling/await-removals.ts';
import { beginEffects } from '../settling/begin-effects.ts';
import { callPath, ttlMs } from '../requests/build-call.ts';
import { buildMessage } from '../ledger/build-message.ts';
import { noteRelation } from '../requests/clean-up.ts';
import { exchangeOf } from '../requests/exchange-step.ts';
import { judgeAudience, openSent, type Attempt } from '../silence/judge-audience.ts';
import { createPace } from '../state/pace.ts';
import { decides, report, type ScenarioRun } from '../state/scenario-run.ts';
import type { CallStep } from '../../contract/step.ts';
import { stopIfTtlRanOut } from '../state/stop-if-ttl-ran-out.ts';
import { watchStatus } from '../requests/watch-status.ts';
import { cutText } from '../../trace/cut-text.ts';

/** The statuses that are right: what the case says, else every documented success. */
export const rightStatuses = (run: ScenarioRun, step: CallStep): ExpectedStatuses =>
  expectedStatuses(run.context.operation(step.operation), step.expect ?? 'success');

const isSuccess = (status = 0): boolean => status >= 200 && status < 300;

const send = async (run: ScenarioRun, step: CallStep, path: string): Promise<Attempt> => {
  const operation = run.context.operation(step.operation);
  const sends = operation.sends;
  const tag = sends ? run.context.ledger.newTag() : '';
  const message = sends ? buildMessage(step, tag) : undefined;
  const sent = message === undefined ? undefined : openSent(run, step, { tag, path, message });
  const relationMade = noteRelation(run, step);
  const sentAt = performance.now();
  const exchange = await exchangeOf(
    run,
    step,
    {
      operation: step.operation,
      method: step.method ?? operation.method,
      path: callPath(run, step),
      body: message?.body,
      contentType: message?.contentType,
      chunked: message?.chunked,
      token: step.token,
    },
    path,
  );
  if (isSuccess(exchange.status)) relationMade();
  if (sent !== undefined) {
    sent.exchange = exchange;
    run.lastSentAt = performance.now();
  }
  return { exchange, sent, sentAt, answeredAt: performance.now() };
};

const statusFinding = (run: ScenarioRun, step: CallStep, exchange: Exchange, path: string): void => {
  const right = rightStatuses(run, step);
  const status = exchange.status ?? 0;
  const { absent, success } = run.context.operation(step.operation);
  const expired = run.ttlHasPassed && absent.some((one) => right.allows(one)) && success.includes(status);
  report(run, step, {
    code: expired ? 'not-expired' : status >= 500 ? 'server-error' : 'status',
    message: `${step.operation}${step.token === undefined ? '' : ` with a bad token (${step.token})`} answered ${status}`,
    expected: right.text,
    seen: String(status),
    step: path,
    exchange,
  });
};

/** What an effect that lags can bring about: the answer of before, or that nothing is there yet. A refusal or a server error is no lag. */
const isLag = (run: ScenarioRun, id: OperationId, { exchange: { status = 0 }, sentAt }: Attempt): boolean => {
  const { notThere, success } = run.context.operation(id);
  return (notThere.includes(status) || success.includes(status)) && run.pending.concerns(sentAt);
};

/** Whether the step itself says nothing against the status. Another success than the documented one is then the monitor's to find, once for all checks. */
const passes = (run: ScenarioRun, step: CallStep, exchange: Exchange, path: string): boolean => {
  const { status = 0 } = exchange;
  if (rightStatuses(run, step).allows(status)) return true;
  if (step.expect !== undefined || !isSuccess(status)) return false;
  watchStatus(run, exchange, path, step.token !== undefined);
  return true;
};

/** Nothing but what the case or the document foresees is news to the monitors. */
const observed = (run: ScenarioRun, step: CallStep, exchange: Exchange, path: string): void => {
  const foreseen = step.expect !== undefined && rightStatuses(run, step).allows(exchange.status ?? 0);
  if (!foreseen) watchStatus(run, exchange, path, step.token !== undefined);
};

/** One attempt; undefined when the deviation may be an effect that still lags, so that it is to be tried again. */
const attempt = async (run: ScenarioRun, step: CallStep, path: string): Promise<Attempt | undefined> => {
  const made = await send(run, step, path);
  if (step.observe !== undefined) {
    observed(run, step, made.exchange, path);
    return made;
  }
  if (!passes(run, step, made.exchange, path)) {
    stopIfTtlRanOut(run, made.answeredAt);
    if (isLag(run, step.operation, made)) return undefined;
    statusFinding(run, step, made.exchange, path);
    return made;
  }
  if (made.sent === undefined || step.reaches === undefined) return made;
  const settled = await judgeAudience(run, step, made, path);
  return settled ? made : undefined;
};

const answerNote = ({ status, failure, responseBody = '' }: Exchange): string => {
  if (status === undefined) return `no answer (${failure?.message ?? 'nothing came'})`;
  return responseBody === '' ? String(status) : `${status} ${cutText(responseBody, 200)}`;
};

const noteObservation = (run: ScenarioRun, step: CallStep, name: string, { exchange, sent }: Attempt): void => {
  if (sent !== undefined) run.watched.set(sent, run.observations.length);
  run.observations.push({ name, seen: answerNote(exchange), requirements: decides(run, step) });
};

const remember = (run: ScenarioRun, step: CallStep, made: Attempt): void => {
  const lasts = ttlMs(run, step);
  const granularity = run.context.options.target.profile.timing.ttlGranularityMs;
  if (step.label !== undefined) {
    run.labels.set(step.label, {
      sentAt: made.sentAt,
      answeredAt: made.answeredAt,
      accepted: isSuccess(made.exchange.status),
      ...(lasts === undefined ? {} : { ttlMs: lasts }),
      ...(made.sent === undefined ? {} : { sent: made.sent }),
    });
  }
  if (lasts !== undefined)
    run.ttls.push({ label: step.label, endsAt: made.sentAt + lasts - granularity, passed: false });
};

/** Whether a call may put somebody into an audience. */
const putsIn = ({ operation }: CallStep): boolean => shapeOf(operation).effect === 'joins';

/**
 * Calls an operation and judges status and audience. While an effect may still lag, a deviation is tried again with a fresh message, until the
 * budget of the profile has passed.
 */
const doCall = async (run: ScenarioRun, step: CallStep, path: string): Promise<void> => {
  const began = performance.now();
  const changes = rightStatuses(run, step).mayBeSuccess;
  if (run.attempt.patient && shapeOf(step.operation).kind === 'send') await awaitRemovals(run);
  if (putsIn(step)) await awaitSends(run);
  if (step.observe !== undefined) await awaitRegistrations(run);
  const accepted = changes ? beginEffects(run, step) : undefined;
  if (putsIn(step)) doubtEarlierSends(run);
  let made = await attempt(run, step, path).finally(accepted);
  const lagged = made === undefined;
  const pace = createPace(run);
  while (made === undefined) {
    await pace();
    made = await attempt(run, step, path);
  }
  if (lagged) accepted?.();
  if (lagged) run.usage.lagMs = Math.max(run.usage.lagMs, performance.now() - began);
  if (step.observe === undefined) for (const id of decides(run, step)) run.looked.add(id);
  else noteObservation(run, step, step.observe, made);
  remember(run, step, made);
};

/** One of the operations. */
export const call: StepKind<CallStep> = {
  do: doCall,
  cost: costOfCall,
  needs: (step) => ({
    operation: step.operation,
    ...keyForToken(step),
    ...(step.hub === undefined ? {} : { hub: step.hub }),
  }),
  show: showCall,
};
