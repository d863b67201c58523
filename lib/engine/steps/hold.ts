import { callPath } from '../requests/build-call.ts';
import { rightStatuses } from './call.ts';
import { exchangeOf } from '../requests/exchange-step.ts';
import { createPace } from '../state/pace.ts';
import { passUntil } from '../state/pass-until.ts';
import { ttlMoment } from '../state/ttl-moment.ts';
import { decides, report, Stop, type ScenarioRun } from '../state/scenario-run.ts';
import type { HoldStep } from '../../contract/step.ts';

/** A look in the last part of the ttl is what shows that it does not end early. */
const lastPart = 0.75;

/**
 * Looks again and again while the ttl lasts. Only an answer that came before the ttl can have ended says anything.
 * @throws Stop too-slow where none came near the end
 */
export const doHold = async (run: ScenarioRun, step: HoldStep, path: string): Promise<void> => {
  const { sentAt, ttlMs } = ttlMoment(run, step.since);
  const granularity = run.context.options.target.profile.timing.ttlGranularityMs;
  const endsAt = sentAt + ttlMs - granularity;
  const right = rightStatuses(run, step.call);
  const operation = run.context.operation(step.call.operation);
  const request = { operation: operation.id, method: operation.method, path: callPath(run, step.call) };
  const pace = createPace(run);
  const { roundTripMs } = run.context.options.timing;
  let looksUntil = 0;
  for (;;) {
    const askedAt = performance.now();
    const exchange = await exchangeOf(run, step, request, path);
    const wrong = !right.allows(exchange.status ?? 0);
    if (performance.now() >= endsAt) break;
    if (wrong && run.pending.concerns(askedAt)) {
      await pace();
      continue;
    }
    looksUntil = performance.now();
    if (wrong) {
      report(run, step, {
        code: 'expired-early',
        message: `${operation.id} answered ${exchange.status} while the ttl lasted`,
        expected: `${right.text} for ${ttlMs / 1000} s`,
        seen: `${exchange.status} after ${Math.round(performance.now() - sentAt)} ms`,
        step: path,
        exchange,
      });
      return;
    }
    const left = endsAt - performance.now();
    const untilLastLook = left - 2 * roundTripMs - 50;
    const pauseMs = untilLastLook > 0 ? Math.min(untilLastLook, ttlMs / 8) : left;
    await passUntil(run, performance.now() + pauseMs);
  }
  if (looksUntil < sentAt + lastPart * (endsAt - sentAt))
    throw new Stop('too-slow', 'the ttl passed before its end could be looked at');
  for (const id of decides(run, step)) run.looked.add(id);
};
