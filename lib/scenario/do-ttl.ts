import { setTimeout as passTime } from 'node:timers/promises';
import { callPath } from './build-call.ts';
import { rightStatuses } from './do-call.ts';
import { exchangeOf } from './exchange-step.ts';
import { createPace } from './pace.ts';
import { decides, report, Stop, type Moment, type ScenarioRun } from './scenario-run.ts';
import type { HoldStep, PassStep } from './step.ts';
import { operationOf } from '../spec/operations.ts';

const momentOf = (run: ScenarioRun, label: string): Moment & { readonly ttlMs: number } => {
  const moment = run.labels.get(label);
  if (moment?.ttlMs === undefined) throw new TypeError(`${run.check.id}: no call with a ttl is labelled "${label}"`);
  return { ...moment, ttlMs: moment.ttlMs };
};

const sleep = async (run: ScenarioRun, ms: number): Promise<void> => {
  if (ms <= 0) return;
  run.usage.waitedMs += ms;
  await passTime(ms, undefined, { signal: run.context.signal });
};

/** Looks again and again while the ttl lasts. Only an answer that came before the ttl can have ended says anything. */
export const doHold = async (run: ScenarioRun, step: HoldStep, path: string): Promise<void> => {
  const { sentAt, ttlMs } = momentOf(run, step.since);
  const granularity = run.context.options.target.profile.timing.ttlGranularityMs;
  const endsAt = sentAt + ttlMs - granularity;
  const right = rightStatuses(step.call);
  const operation = operationOf(step.call.operation);
  const request = { operation: operation.id, method: operation.method, path: callPath(run, step.call) };
  const pace = createPace(run);
  let looks = 0;
  for (;;) {
    const askedAt = performance.now();
    const exchange = await exchangeOf(run, step, request, path);
    const wrong = !right.includes(exchange.status ?? 0);
    if (performance.now() >= endsAt) break;
    if (wrong && run.pending.concerns(askedAt)) {
      await pace();
      continue;
    }
    looks += 1;
    if (wrong) {
      report(run, step, {
        code: 'expired-early',
        message: `${operation.id} answered ${exchange.status} while the ttl lasted`,
        expected: `${right.join(' or ')} for ${ttlMs / 1000} s`,
        seen: `${exchange.status} after ${Math.round(performance.now() - sentAt)} ms`,
        step: path,
        exchange,
      });
      return;
    }
    const left = endsAt - performance.now();
    await sleep(run, Math.min(left, Math.max(ttlMs / 8, left - 2 * run.context.options.timing.roundTripMs - 50)));
  }
  if (looks === 0) throw new Stop('too-slow', 'the ttl passed before it could be looked at');
  for (const id of decides(run, step)) run.looked.add(id);
};

/** Waits until the ttl has passed for sure: counted from the answer, and by the target's own coarseness. */
export const doPass = async (run: ScenarioRun, step: PassStep): Promise<void> => {
  const { answeredAt, ttlMs } = momentOf(run, step.since);
  const granularity = run.context.options.target.profile.timing.ttlGranularityMs;
  // Two clocks are read, each rounded to a millisecond.
  await sleep(run, answeredAt + ttlMs + granularity + 2 - performance.now());
  for (const ttl of run.ttls) if (ttl.label === step.since) ttl.passed = true;
  run.ttlHasPassed = true;
  run.pending.note(run.probes.keys());
  run.removals.note(run.probes.keys());
};
