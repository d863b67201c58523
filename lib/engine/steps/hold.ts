import type { StepKind } from './parts/step-kind.ts';
import { codeOfStatus } from '../requests/code-of-status.ts';
import { scriptStatuses } from './parts/script-call.ts';
import { quoted } from './parts/show-parts.ts';
import { js, jsCall, jsObject, jsTemplate } from './parts/write-js.ts';
import { call } from './call.ts';
import { callPath } from '../requests/build-call.ts';
import { exchangeOf } from '../requests/exchange-step.ts';
import { rightStatuses } from '../requests/right-statuses.ts';
import { granularityMs, granularityOf } from '../requests/short-ttl.ts';
import { passUntil } from '../state/pass-until.ts';
import { ttlMoment } from '../state/ttl-moment.ts';
import { lookedAt, report, type ScenarioRun } from '../state/scenario-run.ts';
import { ttlRanOut } from '../state/stop-if-ttl-ran-out.ts';
import type { HoldStep } from '../../contract/step.ts';

/** A query in the last part of the ttl shows that it does not end early. */
const lastPart = 0.75;

/**
 * Until the next look: an eighth of the time, but one look comes when its last part begins, and one shortly before its end.
 * @param answerMs how long an answer takes
 */
const pauseMs = (leftMs: number, lastsMs: number, answerMs: number): number => {
  const untilLooks = [leftMs - (1 - lastPart) * lastsMs, leftMs - 2 * answerMs - 50].filter((ms) => ms > 0);
  return untilLooks.length === 0 ? leftMs : Math.min(...untilLooks, lastsMs / 8);
};

/**
 * Queries repeatedly during the ttl. Only responses before the earliest possible end of the ttl count.
 * @throws Stop too-slow or unseen if none came near the end
 */
const doHold = async (run: ScenarioRun, step: HoldStep, path: string): Promise<void> => {
  const { sentAt, ttlMs } = ttlMoment(run, step.since);
  const granularity = granularityOf(run);
  const endsAt = sentAt + ttlMs - granularity;
  const right = rightStatuses(run, step.call);
  const operation = run.context.operation(step.call.operation);
  const request = { operation: operation.id, method: operation.method, path: callPath(run, step.call) };
  const pace = run.settling.pace();
  const { roundTripMs } = run.context.options.timing;
  let looksUntil = 0;
  for (;;) {
    const askedAt = performance.now();
    const exchange = await exchangeOf(run, step, request, path);
    const wrong = !right.allows(exchange.status ?? 0);
    if (performance.now() >= endsAt) break;
    if (
      wrong &&
      run.settling.mayLag({ what: 'answer', status: exchange.status ?? 0, operation }, askedAt) !== undefined
    ) {
      run.ttls.isAskedAgain = true;
      await pace();
      continue;
    }
    looksUntil = performance.now();
    if (wrong) {
      const { status = 0 } = exchange;
      const isEnd = operation.absent.includes(status);
      for (const ttl of run.ttls.running) if (isEnd && ttl.label === step.since) ttl.endedEarly = true;
      report(run, step, {
        // Whoever is refused has not been looked up: that says nothing about the ttl.
        code: isEnd ? 'expired-early' : codeOfStatus(status),
        message: `${operation.id} answered ${status} while the ttl lasted`,
        expected: `${right.text} for ${ttlMs / 1000} s`,
        seen: `${status} after ${Math.round(performance.now() - sentAt)} ms`,
        step: path,
        exchange,
      });
      return;
    }
    // While the run is at work, answers take longer than they were measured to.
    const answerMs = Math.max(roundTripMs, looksUntil - askedAt);
    await passUntil(run, looksUntil + pauseMs(endsAt - looksUntil, endsAt - sentAt, answerMs));
  }
  if (looksUntil < sentAt + lastPart * (endsAt - sentAt)) throw ttlRanOut(run, 'its end');
  lookedAt(run, step);
};

/** How often a correct target is asked: each pause and each answer takes a part of the ttl. */
const countLooks = (lastsMs: number, roundTripMs: number): number => {
  let looks = 1;
  for (let left = lastsMs - roundTripMs; left > 0; left -= roundTripMs) {
    left -= pauseMs(left, lastsMs, roundTripMs);
    looks += 1;
  }
  return looks;
};

/** Looks again and again while a ttl lasts. */
export const hold: StepKind<HoldStep> = {
  do: doHold,
  cost: ({ since }, { ttls, timing, profile }) => {
    const ttlMs = (ttls.get(since) ?? 0) * 1000;
    const requests = countLooks(ttlMs - granularityMs(profile, false), timing.roundTripMs);
    return { requests, trips: 0, waitMs: ttlMs, ttl: { label: since, seconds: 0 } };
  },
  needs: (step, profile) => call.needs(step.call, profile),
  show: (step) => `while the ttl of ${quoted(step.since)} lasts: ${call.show(step.call)}`,
  script: (step, scope) => {
    const operation = scope.operation(step.call.operation);
    const options = {
      method: js(operation.method),
      path: jsTemplate(scope.pathOf(step.call)),
      expect: scriptStatuses(operation, { expect: step.call.expect ?? 'success' }),
      ttlMs: js(1000 * scope.ttlOf(step.since) - scope.profile.timing.ttlGranularityMs),
    };
    return jsCall('hold', js(step.since), jsObject(options));
  },
};
