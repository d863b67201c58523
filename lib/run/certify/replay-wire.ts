import { setTimeout as passTime } from 'node:timers/promises';
import { groupBy } from '../../contract/group-by.ts';
import { ConformanceError } from '../../error.ts';
import type { Attempt } from '../../engine/state/attempt.ts';
import type { ScenarioKey, Wire } from '../../engine/state/wire.ts';
import type { RawAnswer } from '../../rest/send-request.ts';
import type { WireWait } from '../../rest/rest-wire.ts';
import { createTokenLabels, labelTokens } from './label-tokens.ts';
import { describeRequest } from './record-wire.ts';
import { replaySocket } from './replay-socket.ts';
import type { Lack } from './replay-order.ts';
import { checkOf, keyOfRequest, keyOfScenario, scenarioOf, socketPlace } from './trace-keys.ts';
import type { TracedRequest, TracedScenario, TracedSocket, BegunStep, TraceEntry } from './trace.ts';

/** A wire to nowhere: a trace answers. */
export interface Replay {
  readonly wire: Wire;
  /** What was asked for, and is not in the trace. */
  readonly missing: readonly Lack[];
}

const of = <K extends TraceEntry['kind']>(trace: readonly TraceEntry[], kind: K): Extract<TraceEntry, { kind: K }>[] =>
  trace.filter((entry): entry is Extract<TraceEntry, { kind: K }> => entry.kind === kind);

const aborted: RawAnswer = { failure: { code: 'ERR_ABORTED', message: 'given up before the answer came' } };

/** Answers as long after the question as the target did, unless that is given up before. */
const answerAfter = ({ tookMs, answer }: TracedRequest, { timeoutMs, signals }: WireWait): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const code = answer.failure?.code;
    const end = (result: RawAnswer): void => {
      clearTimeout(timer);
      for (const signal of signals) signal?.removeEventListener('abort', giveUp);
      resolve(result);
    };
    const giveUp = (): void => end(aborted);
    const late: RawAnswer = {
      failure: { code: 'ERR_TIMEOUT', message: `no whole answer within ${timeoutMs} ms` },
    };
    const isLate = code === 'ERR_TIMEOUT' || code === 'ERR_ABORTED' || tookMs > timeoutMs;
    const timer = setTimeout(() => end(isLate ? late : answer), isLate ? timeoutMs : tookMs);
    for (const signal of signals) signal?.addEventListener('abort', giveUp, { once: true });
    if (signals.some((signal) => signal?.aborted)) giveUp();
  });

const createSendings = () => {
  const sent = new Set<number>();
  const waiting = new Map<number, (() => void)[]>();
  return {
    sent: (id: number): void => {
      sent.add(id);
      const all = waiting.get(id) ?? [];
      waiting.delete(id);
      for (const then of all) then();
    },
    when: (id: number, then: () => void): void => {
      if (sent.has(id)) then();
      else waiting.set(id, [...(waiting.get(id) ?? []), then]);
    },
  };
};

/**
 * The record that answers next. What changes something is answered once for each record. A question that is put more often than it was gets the last answer; one that was
 * put less often before a change gets none from before it.
 */
const createAnswers = (requests: readonly TracedRequest[]) => {
  const byKey = groupBy(requests, keyOfRequest);
  const lastChange = new Map<string, number>();
  const last = new Map<string, TracedRequest>();
  return (key: string, { scope, does }: Pick<TracedRequest, 'scope' | 'does'>): TracedRequest | undefined => {
    const records = byKey.get(key);
    if (records === undefined) return undefined;
    const scenario = scenarioOf(scope);
    const changed = lastChange.get(scenario) ?? 0;
    if (does !== 'look') {
      const record = records.shift();
      if (record !== undefined) lastChange.set(scenario, Math.max(record.id, changed));
      return record;
    }
    while (records.length > 1 && (records[0]?.id ?? 0) < changed) records.shift();
    const next = records.shift() ?? last.get(key);
    if (next !== undefined) last.set(key, next);
    return next;
  };
};

/**
 * How long a request, or a step, waits until it is its time: between two of a scenario as much time passes as did, at least. Whatever the run was busy with in between takes
 * no time in a replay.
 */
const createPaces = () => {
  const shifts = new Map<string, number>();
  const begun = new Set<TracedRequest | BegunStep>();
  return (entry: TracedRequest | BegunStep): number => {
    const { scope, atMs } = entry;
    // The last answer is given again to a question that is put more often.
    if (begun.has(entry)) return 0;
    begun.add(entry);
    const scenario = scenarioOf(scope);
    const now = performance.now();
    const shift = Math.max(shifts.get(scenario) ?? -Infinity, now - atMs);
    shifts.set(scenario, shift);
    return atMs + shift - now;
  };
};

/** The scenarios of a trace. Whether an attempt was repeated followed from times: only the last one is judged again. */
const createScenarios = (traced: readonly TracedScenario[]) => {
  const byKey = groupBy(traced, ({ key }) => key);
  const numbers = new Map<Attempt, number>();
  return {
    holds: (key: ScenarioKey): boolean => (byKey.get(keyOfScenario(key))?.length ?? 0) > 0,
    take: (key: ScenarioKey): Attempt | undefined => {
      const attempts = byKey.get(keyOfScenario(key)) ?? [];
      let last = attempts.shift();
      while (last !== undefined && attempts[0]?.attempt.number === last.attempt.number + 1) last = attempts.shift();
      if (last !== undefined) numbers.set(last.attempt, last.number);
      return last?.attempt;
    },
    numberOf: (attempt: Attempt): number => numbers.get(attempt) ?? 0,
  };
};

/** Names a step of a trace. */
const placeOf = (scenario: string | number, path: string): string => `${scenario} ${path}`;

/** Answers from a trace in place of the target. */
export const replayWire = (trace: readonly TraceEntry[], redact: (text: string) => string): Replay => {
  const scenarios = createScenarios(of(trace, 'scenario'));
  const sockets = groupBy<TracedSocket>(of(trace, 'socket'), ({ scope, url }) => `${scope} ${url}`);
  const answers = createAnswers(of(trace, 'request'));
  const steps = groupBy<BegunStep>(of(trace, 'step'), ({ scope, path }) => placeOf(scope, path));
  const alone = new Set(of(trace, 'alone').map(({ scope, path }) => placeOf(scope, path)));
  const insisted = new Set(of(trace, 'insist').map(({ scope, path }) => placeOf(scope, path)));
  const late = new Map(of(trace, 'late').map(({ scope, path, verdict }) => [placeOf(scope, path), verdict]));
  const paceOf = createPaces();
  const labels = createTokenLabels(redact);
  const sendings = createSendings();
  const checks = new Map(of(trace, 'scenario').map(({ number, key }) => [String(number), checkOf(key)]));
  const missing: Lack[] = [];
  const lack = (check: string, what: string): ConformanceError => {
    missing.push({ check, what });
    return new ConformanceError('ERR_INTERNAL', `the bundle does not hold ${what}`);
  };
  const ownerOf = (scope: string): string => checks.get(scenarioOf(scope)) ?? scope;
  return {
    missing,
    wire: {
      isOffline: true,
      tokens: () => labels.tokens(labelTokens),
      holds: scenarios.holds,
      final: (key) => {
        const found = scenarios.take(key);
        if (found === undefined) throw lack(key.check, `a scenario of ${key.check}`);
        return found;
      },
      scenario: (_key, attempt) => scenarios.numberOf(attempt),
      step: async (scenario, path) => {
        const step = steps.get(placeOf(scenario, path))?.shift();
        if (step !== undefined) await passTime(paceOf(step));
      },
      company: (scenario, path) => ({
        idle: (wait) => wait(alone.has(placeOf(scenario, path)) ? AbortSignal.abort() : new AbortController().signal),
      }),
      insists: (scenario, path) => insisted.has(placeOf(scenario, path)),
      late: (scenario, path) => late.get(placeOf(scenario, path)) ?? 'lag',
      send: async (request, wait) => {
        const asked = describeRequest(request, labels.of);
        const record = answers(keyOfRequest(asked), asked);
        if (record === undefined)
          throw lack(
            ownerOf(asked.scope),
            `an answer to ${asked.method} ${asked.url} ${asked.body.slice(0, 80)}`.trimEnd(),
          );
        await passTime(paceOf(record));
        sendings.sent(record.id);
        return answerAfter(record, wait);
      },
      dial: ({ scope, url }, listeners) => {
        const place = redact(socketPlace(url));
        const traced = sockets.get(`${scope} ${place}`)?.shift();
        if (traced === undefined) throw lack(ownerOf(scope), `a socket to ${place} (probe ${scope})`);
        return replaySocket(traced, listeners, sendings);
      },
    },
  };
};
