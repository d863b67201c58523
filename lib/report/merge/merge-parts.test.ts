import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import type { Report } from '../../contract/report.ts';
import { answerOf, judgedAnswers } from '../../engine/ledger/answer-of.ts';
import { monitorReason, shownFindings } from '../../engine/ledger/monitor-findings.ts';
import { noSuites } from '../../run/outside/outside-suites.ts';
import { prepareRun, type PreparedRun } from '../../run/prepare-run.ts';
import type { ListedCheck } from '../../run/select-checks.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';
import { reportRun } from '../build-report.ts';
import { mergeParts } from './merge-parts.ts';
import type { PartFile, PartReport } from './read-parts.ts';

const target = {
  restBase: 'http://127.0.0.1:1',
  clientBase: 'http://127.0.0.1:1',
  catalogue: v1,
  accessKey: 'a-key-that-is-nowhere-else-0123456789',
  profile: loadProfile('reference'),
};

const prepare = (shard?: { readonly index: number; readonly of: number }): Promise<PreparedRun> =>
  prepareRun(target, { only: [], areas: ['ground', 'users', 'groups'], seed: 7, deep: false, shard });

const counts = [1, 4, 16] as const;
let whole: PreparedRun;
const parts = new Map<number, readonly PreparedRun[]>();
beforeAll(async () => {
  whole = await prepare();
  for (const of of counts)
    parts.set(of, await Promise.all(Array.from({ length: of }, (_, place) => prepare({ index: place + 1, of }))));
});

interface Drawn {
  readonly kind: 'pass' | 'fail' | 'blocked' | 'inconclusive' | 'not-applicable' | 'not-testable';
  readonly code: 'status' | 'not-delivered' | 'misdelivered' | 'server-error';
  readonly operation: 'broadcast' | 'sendToGroup';
  readonly uses: readonly string[];
  readonly place: number;
}

const findingOf = (requirements: readonly string[], drawn: Drawn, startedAtMs: number): Finding => ({
  code: drawn.code,
  requirements,
  message: `${drawn.operation} was wrong`,
  expected: '202',
  seen: drawn.code === 'server-error' ? '500' : '200',
  step: `$.steps[${drawn.place}]`,
  uses: [drawn.operation, ...drawn.uses],
  exchange: exchangeOf(drawn.operation, { status: drawn.code === 'server-error' ? 500 : 200 }),
  timeline: { startedAtMs, durationMs: 1, probes: [], steps: [], requests: [], frames: [] },
});

const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom('pass', 'pass', 'fail', 'fail', 'blocked', 'inconclusive', 'not-applicable', 'not-testable'),
  code: fc.constantFrom('status', 'not-delivered', 'misdelivered', 'server-error'),
  operation: fc.constantFrom('broadcast', 'sendToGroup'),
  uses: fc.subarray(['hub-name', 'group-name', 'user-name']),
  place: fc.nat(3),
});

const outcome = ({ check }: ListedCheck, one: Drawn, place: number): Outcome => {
  const { verifies } = check;
  const rest = { state: one.kind, looked: verifies, startedAtMs: place };
  if (one.kind === 'fail')
    return outcomeOf(check.id, {
      ...rest,
      findings: [findingOf(verifies.slice(0, 1), one, place)],
      reason: 'it failed',
    });
  if (one.kind === 'blocked') return outcomeOf(check.id, { ...rest, looked: [], blockedBy: ['groups/answers-202'] });
  return outcomeOf(check.id, rest);
};

/** What a monitor makes of what it has seen, in a run of which these are the outcomes of the other checks. */
const monitored = ({ check }: ListedCheck, seen: readonly Finding[], others: readonly Outcome[]): Outcome => {
  const judged = judgedAnswers(others);
  const isLeft = (finding: Finding): boolean =>
    !('monitor' in check && check.monitor === 'undocumented-status' && judged.has(answerOf(finding)));
  const findings = seen.filter(isLeft);
  const [first] = findings;
  if (first === undefined) return outcomeOf(check.id, { looked: check.verifies });
  const shown = shownFindings(findings).map((finding) => ({ ...finding, requirements: check.verifies }));
  const reason = monitorReason(first, findings.length);
  return outcomeOf(check.id, { state: 'fail', findings: shown, looked: check.verifies, reason });
};

/** What a monitor sees has no timeline. */
const watched = (one: Drawn): Finding => {
  const { timeline: _timeline, ...finding } = findingOf([], one, 0);
  return { ...finding, code: 'undocumented-status' };
};

const isMonitor = ({ check }: ListedCheck): boolean => 'monitor' in check;

const report = (prepared: PreparedRun, outcomes: readonly Outcome[]): Report => {
  const mine = new Set(prepared.checks.map(({ check }) => check.id));
  const written = reportRun({
    ...prepared,
    target,
    profileWhy: 'as asked for',
    startedAt: new Date(0),
    durationMs: 1000,
    strict: false,
    result: {
      outcomes: outcomes.filter(({ check }) => mine.has(check)),
      usage: { exchanges: 1, messages: 1, sockets: 1, throttled: 0 },
      errors: [],
    },
  });
  return JSON.parse(JSON.stringify(written)) as Report;
};

const merge = (reports: readonly Report[]): Report => {
  const files = reports.map((one, place): PartFile => ({ file: `${place}.json`, report: one as PartReport }));
  const merged = mergeParts(files, { checks: whole.checks, outside: noSuites, known: undefined });
  return JSON.parse(JSON.stringify(merged)) as Report;
};

/** All but times, the id of the run and what it cost. */
const judged = ({ gate, checks, requirements, run: { complete, errors, stopped } }: Report): readonly string[] =>
  [gate, { complete, errors, stopped }, ...checks, ...requirements].map((one) => JSON.stringify(one));

const differences = (one: readonly string[], other: readonly string[]): readonly (readonly unknown[])[] =>
  one.flatMap((text, place) => (text === other[place] ? [] : [[text, other[place]]])).slice(0, 2);

/** The findings of a monitor of a whole run, in the order of the parts that have seen them. */
const chunk = <T>(items: readonly T[], of: number, place: number): readonly T[] =>
  items.slice(Math.floor((items.length * place) / of), Math.floor((items.length * (place + 1)) / of));

describe('the report of merged parts', () => {
  test.each(counts)('is that of one machine: %i parts', (of) => {
    const size = whole.checks.length;
    const many = fc.array(drawn, { minLength: size, maxLength: size });
    fc.assert(
      fc.property(many, fc.array(drawn, { maxLength: 25 }), (drawnChecks, drawnLate) => {
        const outcomes = whole.checks.map((check, place) => outcome(check, drawnChecks[place] as Drawn, place));
        const seen = drawnLate.map(watched);
        const reportOf = (prepared: PreparedRun, findings: readonly Finding[]): Report => {
          const mine = new Set(prepared.checks.map(({ check }) => check.id));
          const others = outcomes.filter(({ check }) => mine.has(check) && !check.startsWith('monitors/'));
          const late = whole.checks.filter(isMonitor).map((check) => monitored(check, findings, others));
          return report(prepared, [...others, ...late]);
        };
        const reports = (parts.get(of) ?? []).map((part, place) => reportOf(part, chunk(seen, of, place)));
        const [many, one] = [judged(merge(reports)), judged(reportOf(whole, seen))];
        expect(differences(many, one)).toEqual([]);
        expect(many.length).toBe(one.length);
      }),
      { numRuns: 6 },
    );
  });

  const passing = (): readonly Outcome[] =>
    whole.checks.map(({ check }) => outcomeOf(check.id, { looked: check.verifies }));

  test('passes where all parts do', () => {
    const { gate, run } = merge((parts.get(4) ?? []).map((part) => report(part, passing())));
    expect(gate).toEqual({ exitCode: 0, sentence: expect.stringMatching(/^conformant: \d+ must/) });
    expect(run.merged).toEqual({
      of: 4,
      parts: (parts.get(4) ?? []).map(({ run: { id } }, place) => ({
        index: place + 1,
        id,
        startedAt: '1970-01-01T00:00:00.000Z',
        durationMs: 1000,
      })),
    });
  });

  test('has the slowest of what its parts have measured', () => {
    const times = { roundTripMs: 1, connectMs: 9, deliveryMs: 2, deliveryDeadlineMs: 5000 };
    const timings = [
      { ...times, effects: { join: 5, close: 70 }, unknownEffects: ['leave'] },
      { ...times, roundTripMs: 4, connectMs: 3, effects: { join: 60 }, unknownEffects: ['leave', 'close'] },
    ];
    const reports = (parts.get(4) ?? []).map((part) => report(part, passing()));
    const timed = reports.map((one, place) => ({ ...one, timing: timings[place] ?? times }));
    expect(merge(timed).timing).toEqual({
      ...times,
      roundTripMs: 4,
      effects: { join: 60, close: 70 },
      unknownEffects: ['leave'],
    });
  });

  test('is incomplete where a part is missing', () => {
    const { gate, run, checks } = merge((parts.get(4) ?? []).slice(1, 3).map((part) => report(part, passing())));
    expect(gate).toEqual({ exitCode: 2, sentence: 'incomplete: parts 1, 4 of 4 are missing' });
    expect(run.complete).toBe(false);
    const left = checks.filter(({ verdict }) => verdict === 'left out');
    expect(run.leftOut?.checks).toEqual(left.map(({ check }) => check));
    expect(left[0]?.reason).toBe('not begun: parts 1, 4 of 4 are missing');
  });

  test('takes the worst of a ground check', () => {
    const first = whole.checks.find(({ check }) => check.id === 'ground/broadcast-is-accepted');
    const red = passing().map((one) =>
      first !== undefined && one.check === first.check.id
        ? outcome(first, { kind: 'fail', code: 'status', operation: 'broadcast', uses: [], place: 0 }, 0)
        : one,
    );
    const reports = (parts.get(4) ?? []).map((part, place) => report(part, place === 2 ? red : passing()));
    const { gate, checks } = merge(reports);
    expect(checks.find(({ check }) => check === first?.check.id)?.state).toBe('fail');
    expect(gate.exitCode).toBe(1);
  });

  test('has ended early where a part has', () => {
    const reports = (parts.get(4) ?? []).map((part) => report(part, passing()));
    const [one, two, ...others] = reports as [Report, Report, ...Report[]];
    const stopped = { code: 'ERR_THROTTLED', message: 'the target throttles' } as const;
    const { gate } = merge([one, { ...two, run: { ...two.run, stopped } }, ...others]);
    expect(gate).toEqual({ exitCode: 75, sentence: 'ended early: part 2 of 4: the target throttles' });
  });

  test('says which part had an error of ours', () => {
    const reports = (parts.get(4) ?? []).map((part) => report(part, passing()));
    const [one, ...others] = reports as [Report, ...Report[]];
    const { gate } = merge([{ ...one, run: { ...one.run, errors: ['it broke'] } }, ...others]);
    expect(gate.exitCode).toBe(70);
    expect(gate.sentence).toContain('part 1 of 4: it broke');
  });
});

describe('the report of a part', () => {
  test('never says that the target conforms', () => {
    const [part] = parts.get(4) ?? [];
    const outcomes = whole.checks.map(({ check }) => outcomeOf(check.id, { looked: check.verifies }));
    const { gate } = report(part as PreparedRun, outcomes);
    expect(gate.exitCode).toBe(0);
    expect(gate.sentence).toMatch(
      /^part 1 of 4: nothing failed: \d+ must requirements passed; merge all parts for the verdict$/,
    );
  });
});
