import { costOfCall } from './parts/cost-of-call.ts';
import { codeOfStatus } from '../requests/code-of-status.ts';
import { insist } from './parts/insist.ts';
import { lookAgain } from './parts/look-again.ts';
import { isEffect, retry } from './parts/retry.ts';
import { keyForToken } from './parts/key-for-token.ts';
import { scriptCall } from './parts/script-call.ts';
import { showCall } from './parts/show-call.ts';
import type { StepKind } from './parts/step-kind.ts';
import { isSuccess } from '../../spec/expected-statuses.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Effect, Wrong } from '../settling/effect.ts';
import { isConcerned } from '../settling/could-be-lag.ts';
import { isChanging } from '../../spec/is-changing.ts';
import { mayAskAgain } from '../../spec/may-ask-again.ts';
import { callPath, ttlMs } from '../requests/build-call.ts';
import { buildMessage } from '../ledger/build-message.ts';
import { noteRelation } from '../requests/clean-up.ts';
import { rememberTtl, runningTtlOf } from '../requests/ttls-of-pairs.ts';
import { exchangeOf } from '../requests/exchange-step.ts';
import { rightStatuses } from '../requests/right-statuses.ts';
import { judgeAudience, type Tried } from '../silence/judge-audience.ts';
import { openSent } from '../silence/open-sent.ts';
import { decides, lookedAt, observe, report, Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { CallStep } from '../../contract/step.ts';
import { ageIfGone, lostConnections, markOfLost, noteOfLost } from '../silence/lost-connections.ts';
import { plainName } from '../state/names.ts';
import { stopIfTtlRanOut } from '../state/stop-if-ttl-ran-out.ts';
import { isRefused } from '../requests/is-refused.ts';
import { watchStatus } from '../requests/watch-status.ts';
import { cutText } from '../../trace/cut-text.ts';

const send = async (run: ScenarioRun, step: CallStep, path: string): Promise<Tried> => {
  const operation = run.context.operation(step.operation);
  const sends = operation.sends;
  const tag = sends ? run.context.ledger.newTag(run.number, path) : '';
  const message = sends ? buildMessage(step, tag) : undefined;
  const sent = message === undefined ? undefined : openSent(run, step, { tag, path, message });
  const relationMade = noteRelation(run, step);
  const sentAt = performance.now();
  const request = {
    operation: step.operation,
    method: step.method ?? operation.method,
    path: callPath(run, step),
    body: message?.body,
    contentType: message?.contentType,
    chunked: message?.chunked,
    token: step.token,
  };
  let exchange = await exchangeOf(run, step, request, path);
  for (let count = 1; count < (step.times ?? 1) && isSuccess(exchange.status); count += 1)
    exchange = await exchangeOf(run, step, request, path);
  run.trace.answers.set(path, exchange);
  if (isSuccess(exchange.status)) relationMade();
  if (sent !== undefined) {
    sent.exchange = exchange;
    run.settling.sent();
  }
  return { exchange, sent, sentAt, answeredAt: performance.now() };
};

/** The connections that the answer depends on and that the target had ended unasked. */
const lostFor = (run: ScenarioRun, step: CallStep): readonly string[] => {
  const lost = isConcerned(step.operation, 'registration') ? lostConnections(run) : [];
  if (lost.length === 0) return lost;
  const user = step.user === undefined ? undefined : plainName(run, step.user, 'user');
  return lost
    .filter((name) => step.connection === undefined || step.connection === name)
    .filter((name) => user === undefined || run.probes.get(name)?.user === user);
};

const statusFinding = (run: ScenarioRun, step: CallStep, exchange: Exchange, path: string): void => {
  const right = rightStatuses(run, step);
  const status = exchange.status ?? 0;
  const { absent, saysNotThere, success } = run.context.operation(step.operation);
  const expired = run.ttls.hasPassed && absent.some((one) => right.allows(one)) && success.includes(status);
  const saysAbsent = [...absent, ...saysNotThere].includes(status);
  const running = saysAbsent ? runningTtlOf(run, step) : undefined;
  if (running !== undefined) running.endedEarly = true;
  const ofTtl = running === undefined ? undefined : 'expired-early';
  const whose = step.token === undefined ? '' : ` with a bad token (${step.token})`;
  const lost = saysAbsent ? lostFor(run, step) : [];
  if (lost.length > 0 && run.found.findings.some((one) => one.lost?.some((name) => lost.includes(name))))
    throw new Stop('fail', 'a connection had been lost before');
  report(run, step, {
    code: expired ? 'not-expired' : (ofTtl ?? codeOfStatus(status)),
    message: `${step.operation}${whose} answered ${status}${running === undefined ? '' : ' while the ttl lasted'}${noteOfLost(lost)}`,
    expected: running === undefined ? right.text : `${right.text} for ${running.lastsMs / 1000} s`,
    seen: String(status),
    step: path,
    ...(saysAbsent && typeof step.connection === 'string' ? ageIfGone(run, step.connection) : {}),
    ...markOfLost(run, lost),
    exchange,
  });
};

/** Whether the step itself says nothing against the status. Another success than the documented one is then the monitor's to find, once for all checks. */
const passes = (run: ScenarioRun, step: CallStep, exchange: Exchange, path: string): boolean => {
  const { status = 0 } = exchange;
  if (rightStatuses(run, step).allows(status)) return true;
  if (step.expect !== undefined || !isSuccess(status)) return false;
  watchStatus(run, exchange, path, step.token !== undefined);
  return true;
};

/** The monitors report only statuses that neither the case nor the document lists. */
const observed = (run: ScenarioRun, step: CallStep, exchange: Exchange, path: string): void => {
  const foreseen = step.expect !== undefined && rightStatuses(run, step).allows(exchange.status ?? 0);
  if (!foreseen) watchStatus(run, exchange, path, step.token !== undefined);
};

/** Whether a call was accepted that must be refused, and changed something: what later steps find follows from it. */
const hasUnwantedEffect = (run: ScenarioRun, step: CallStep, { status }: Exchange): boolean =>
  isRefused(step) && isSuccess(status) && isChanging(run.context.operation(step.operation));

/** A status that lag may explain. */
const wrongAnswer = (run: ScenarioRun, step: CallStep, { exchange, sentAt }: Tried, path: string): Wrong => {
  const seen = String(exchange.status);
  const message = `${step.operation} answered ${seen}`;
  const finding = { requirements: decides(run, step), message, expected: rightStatuses(run, step).text, seen };
  return { askedAt: sentAt, holds: () => true, finding: { ...finding, code: 'status', step: path, exchange } };
};

/** One attempt. Returns a lagging effect that may explain the deviation, in which case the call must be retried. */
const attempt = async (run: ScenarioRun, step: CallStep, path: string): Promise<Tried | Effect> => {
  const made = await send(run, step, path);
  if (step.observe !== undefined) {
    observed(run, step, made.exchange, path);
    return made;
  }
  if (!passes(run, step, made.exchange, path)) {
    // The end of a ttl makes nothing appear.
    if (!isSuccess(made.exchange.status)) stopIfTtlRanOut(run, made.answeredAt);
    const operation = run.context.operation(step.operation);
    const deviation = { what: 'answer', status: made.exchange.status ?? 0, operation } as const;
    const lagging = run.settling.mayLag(deviation, made.sentAt);
    if (lagging !== undefined) {
      if (step.setup !== true) run.settling.excused(lagging, wrongAnswer(run, step, made, path));
      return lagging;
    }
    // What was not refused may reach anybody.
    if (made.sent !== undefined && isRefused(step)) made.sent.mayReach = 'anybody';
    statusFinding(run, step, made.exchange, path);
    if (hasUnwantedEffect(run, step, made.exchange)) throw new Stop('fail', 'a call that must be refused took effect');
    return made;
  }
  run.settling.answered(step, made.exchange.status ?? 0, made.sentAt);
  if (made.sent === undefined || step.reaches === undefined) return made;
  return (await judgeAudience(run, step, made, path)) ?? made;
};

const answerNote = ({ status, failure, responseBody = '' }: Exchange): string => {
  if (status === undefined) return `no answer (${failure?.message ?? 'nothing came'})`;
  return responseBody === '' ? String(status) : `${status} ${cutText(responseBody, 200)}`;
};

const remember = (run: ScenarioRun, step: CallStep, made: Tried): void => {
  const lasts = ttlMs(run, step);
  if (step.label !== undefined) {
    run.labels.set(step.label, {
      sentAt: made.sentAt,
      answeredAt: made.answeredAt,
      accepted: isSuccess(made.exchange.status),
      ...(lasts === undefined ? {} : { ttlMs: lasts }),
      ...(made.sent === undefined ? {} : { sent: made.sent }),
    });
  }
  rememberTtl(run, step, made);
};

const vainKey = (run: ScenarioRun, step: CallStep): string => `${step.operation} ${rightStatuses(run, step).text}`;

/**
 * Calls an operation and judges status and audience. While an effect may still lag, a deviation is tried again with a fresh message, until the
 * budget of the profile has passed.
 */
const doCall = async (run: ScenarioRun, step: CallStep, path: string): Promise<void> => {
  const settled = await run.settling.before(step);
  const { late } = run.attempt;
  if (late.steps.includes(path)) await run.settling.untilLate(step.operation, late.firsts?.[path]?.length ?? 0);
  const after = (): void => settled({ status: run.trace.answers.get(path)?.status });
  let made = await attempt(run, step, path).finally(after);
  const lagging = isEffect(made) ? made : undefined;
  if (lagging !== undefined && run.found.inVain.has(vainKey(run, step))) {
    after();
    if (step.setup === true) throw new Stop('not-testable', `${step.operation} answers as it did before`);
    return;
  }
  const found = run.found.findings.length;
  if (isEffect(made))
    made = await retry(run, step, {
      key: vainKey(run, step),
      lagging: made,
      after,
      attempt: () => attempt(run, step, path),
    });
  if (mayAskAgain(run.context.operation(step.operation)))
    await insist(run, path, {
      wasLag: lagging !== undefined && run.found.findings.length === found,
      ask: async () => !isEffect(await attempt(run, step, path)),
    });
  if (step.observe === undefined) lookedAt(run, step);
  else
    observe(run, step, {
      name: step.observe,
      seen: answerNote(made.exchange),
      ...(made.sent ? { sent: made.sent } : {}),
    });
  remember(run, step, made);
};

/** Before a finding ends the scenario, the same is tried again to see whether it shows each time. */
const doAndLookAgain = (run: ScenarioRun, step: CallStep, path: string): Promise<void> =>
  doCall(run, step, path).finally(() =>
    lookAgain(run, step, path, {
      send: () => send(run, step, path),
      isAnswered: ({ exchange }) => rightStatuses(run, step).allows(exchange.status ?? 0),
    }),
  );

/** One of the operations. */
export const call: StepKind<CallStep> = {
  do: doAndLookAgain,
  cost: costOfCall,
  needs: (step) => ({
    operation: step.operation,
    ...keyForToken(step),
    ...(step.hub === undefined ? {} : { hub: step.hub }),
  }),
  show: showCall,
  script: scriptCall,
};
