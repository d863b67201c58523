import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../verdict/outcome.ts';
import type { CheckResult, Report, RequirementResult } from '../verdict/report.ts';
import { junitXml } from './junit-xml.ts';
import { prepareReports } from './report-folder.ts';
import { summaryLines } from './summary-lines.ts';
import { writeReports } from './write-reports.ts';

const requirement = (id: string, level: RequirementResult['level']): RequirementResult => ({
  id,
  level,
  says: `It is said of ${id}.`,
  source: 'REST v1, somewhere',
  verdict: 'pass',
  checks: [],
});

const finding = (requirements: readonly string[], rest: Partial<Finding> = {}): Finding => ({
  code: 'status',
  requirements,
  message: 'broadcast answered 500',
  expected: '202',
  seen: '500 <![CDATA[ ]]> & \u0000\u001b',
  step: '$.steps[1]',
  exchange: {
    number: 7,
    operation: 'broadcast',
    method: 'POST',
    url: 'http://a/api/v1/hubs/h',
    requestHeaders: {},
    requestBody: '{"Target":"t"}',
    sentAtMs: 1,
    durationMs: 12,
    status: 500,
    responseBody: 'oh no',
  },
  ...rest,
});

const check = (name: string, verdict: CheckResult['verdict'], rest: Partial<CheckResult> = {}): CheckResult => ({
  check: `a/${name}`,
  title: `Title of ${name}`,
  area: 'a',
  requirements: ['a/must'],
  verdict,
  state: 'pass',
  findings: [],
  observations: [],
  looked: [],
  startedAtMs: 100,
  durationMs: 250,
  waitedMs: 0,
  exchanges: 0,
  messages: 0,
  sockets: 0,
  ...rest,
});

const counterexample = { value: '"a b"', seed: 5, path: '3:0', steps: [{ do: 'pass' }] };

const checks: readonly CheckResult[] = [
  check('held', 'pass'),
  check('broken', 'fail', {
    state: 'fail',
    reason: 'broadcast answered 500',
    findings: [finding(['a/must'])],
    regressions: ['#1577'],
  }),
  check('soft', 'warn', {
    state: 'fail',
    reason: 'not so nice',
    requirements: ['a/should'],
    findings: [finding(['a/should'])],
  }),
  check('open', 'inconclusive', { state: 'inconclusive', reason: 'the control was late' }),
  check('unclaimed', 'not applicable', { state: 'not-applicable', reason: 'not claimed' }),
  check('untestable', 'fail', { state: 'not-testable', reason: 'no client could connect' }),
  check('noted', 'observed', { observations: [{ name: 'a thing', seen: '404', requirements: [] }] }),
  check('drawn', 'fail', { state: 'fail', reason: 'r', findings: [finding(['a/must'], { counterexample })] }),
];

const report: Report = {
  format: 1,
  suite: { name: 'asrs-conformance', version: '0.0.0' },
  run: {
    id: 'r1',
    seed: 5,
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 1000,
    complete: true,
    errors: [],
    runs: 1,
    deep: false,
    strict: false,
    selection: [],
    node: 'v20',
  },
  target: {
    restBase: 'http://a',
    clientBase: 'http://a',
    profile: 'mine',
    profileWhy: 'as asked for',
    profileAsked: 'my profile.yaml',
  },
  cost: {
    exchanges: 1,
    messages: 2,
    sockets: 3,
    throttled: 0,
    forecastMessages: 4,
    forecastRequests: 5,
    forecastConnects: 6,
    messageLimit: 7,
  },
  gate: { exitCode: 1, sentence: 'not conformant' },
  checks,
  requirements: [requirement('a/must', 'must'), requirement('a/should', 'should')],
};

const strict: Report = { ...report, run: { ...report.run, strict: true } };

const same = (text: string): string => text;
const plain = { good: same, bad: same, doubtful: same, quiet: same, strong: same };

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-report-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

describe('JUnit XML', () => {
  test('has a case for each check, and counts as the verdicts are', () => {
    const xml = junitXml(report);
    expect(xml).toContain('<testsuites tests="8" failures="3" errors="1" skipped="1">');
    expect(xml).toContain('name="a/broken: Title of broken" time="0.25"');
  });

  test('fails for a warning where the run is strict', () => {
    expect(junitXml(strict)).toContain('<testsuites tests="8" failures="4" errors="1" skipped="1">');
  });

  test('is XML whatever a target has said', () => {
    const xml = junitXml(report);
    // oxlint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml).toContain(String.raw`\u0000\u001b`);
    const outside = xml.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '');
    expect(outside).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/);
  });
});

interface AllureResult {
  readonly name: string;
  readonly status: string;
  readonly start: number;
  readonly stop: number;
  readonly testCaseId: string;
  readonly fullName: string;
  readonly description: string;
  readonly statusDetails: { readonly message?: string };
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly links: readonly { readonly url: string }[];
  readonly steps: readonly {
    readonly name: string;
    readonly status: string;
    readonly attachments: readonly unknown[];
  }[];
}

const allureOf = async (what: Report): Promise<ReadonlyMap<string, AllureResult>> => {
  await writeReports(room, what);
  const folder = join(room, 'allure-results');
  const results = readdirSync(folder)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as AllureResult);
  return new Map(results.map((result) => [result.testCaseId, result]));
};

describe('Allure results', () => {
  test('have the status of each verdict', async () => {
    const results = await allureOf(report);
    expect(Object.fromEntries([...results].map(([id, { status }]) => [id, status]))).toEqual({
      'a/held': 'passed',
      'a/broken': 'failed',
      'a/soft': 'passed',
      'a/open': 'broken',
      'a/unclaimed': 'skipped',
      'a/untestable': 'failed',
      'a/noted': 'passed',
      'a/drawn': 'failed',
    });
    expect((await allureOf(strict)).get('a/soft')?.status).toBe('failed');
  });

  test('have names, times, labels, links and the requirement', async () => {
    const broken = (await allureOf(report)).get('a/broken');
    const start = Date.parse('2026-01-02T03:04:05.000Z') + 100;
    expect(broken).toMatchObject({ name: 'Title of broken', start, stop: start + 250 });
    expect(broken?.fullName).toMatch(/suites\/a\.ts#a\/broken$/);
    expect(broken?.statusDetails.message).toBe('broadcast answered 500');
    expect(broken?.description).toContain('It is said of a/must.');
    expect(broken?.links.map(({ url }) => url)).toEqual(['https://github.com/Azure/azure-signalr/issues/1577']);
    const labels = Object.fromEntries(broken?.labels.map(({ name, value }) => [name, value]) ?? []);
    expect(labels).toMatchObject({ feature: 'a', severity: 'critical', tag: 'must', framework: 'vitest' });
  });

  test('have the finding and its exchange attached, to the check that they belong to', async () => {
    const results = await allureOf(report);
    expect(results.get('a/held')?.steps).toEqual([]);
    const [step] = results.get('a/broken')?.steps ?? [];
    expect(step).toMatchObject({ name: 'broadcast answered 500', status: 'failed' });
    expect(step?.attachments).toHaveLength(2);
    const attachments = readdirSync(join(room, 'allure-results')).filter((name) => name.includes('attachment'));
    const texts = attachments.map((name) => readFileSync(join(room, 'allure-results', name), 'utf8'));
    expect(texts.filter((text) => text.includes('"number": 7'))).toHaveLength(3);
  });
});

describe('the summary', () => {
  const text = summaryLines(report, plain).join('\n');

  test('counts by area', () => {
    expect(text).toContain(
      '  a                      1 passed   3 failed   1 warned   1 inconclusive   1 observed   1 not applicable',
    );
  });

  test('says of a finding the statement, the step, what was expected and seen, the exchange, and how to see it again', () => {
    const block = text.slice(text.indexOf('failed  a/broken'), text.indexOf('failed  a/untestable'));
    for (const part of [
      /finding +broadcast answered 500 \[status\]/,
      /requirement +It is said of a\/must\. \(must; REST v1, somewhere\) \[a\/must\]/,
      /step +\$\.steps\[1\]/,
      /expected +202/,
      /seen +500/,
      /exchange +#7 POST http:\/\/a\/api\/v1\/hubs\/h/,
      /sent +\{"Target":"t"\}/,
      /answer +500 after 12 ms/,
      /body +oh no/,
      /again +run --only a\/broken --seed 5 --profile 'my profile\.yaml'/,
    ]) {
      expect(block).toMatch(part);
    }
  });

  test('says of a drawn value which is the smallest, and how to replay it', () => {
    expect(text).toMatch(/smallest +"a b"/);
    expect(text).toMatch(/again +run --replay a\/drawn:3:0 --seed 5/);
  });

  test('gives the reason where there is no finding, and ends with the sentence', () => {
    expect(text).toMatch(/reason +not testable: no client could connect/);
    expect(text).toMatch(/reason +the control was late/);
    expect(text.endsWith('\nnot conformant')).toBe(true);
  });
});

describe('the folder of a run', () => {
  test('loses what an earlier run left of ours, and nothing else', async () => {
    mkdirSync(join(room, 'allure-results'));
    for (const name of ['report.json', 'junit.xml', 'allure-results/x.json', 'mine.txt'])
      writeFileSync(join(room, name), 'old');
    await prepareReports(room);
    expect(readdirSync(room)).toEqual(['mine.txt']);
  });

  test('has to be one that can be written to', async () => {
    writeFileSync(join(room, 'file'), '');
    await expect(prepareReports(join(room, 'file', 'x'))).rejects.toMatchObject({ code: 'ERR_USAGE' });
    await expect(writeReports(join(room, 'nowhere'), report)).rejects.toThrow(/^the reports cannot be written to/);
  });

  test('holds the report as it is', async () => {
    await writeReports(room, report);
    expect(JSON.parse(readFileSync(join(room, 'report.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(report)));
  });
});
