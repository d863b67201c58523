import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../fixtures/testing/example-report.ts';
import type { Report } from '../contract/report.ts';
import { prepareReports } from './report-folder.ts';
import { writeReports } from './write-reports.ts';

const strict: Report = { ...report, run: { ...report.run, strict: true } };

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-report-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

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
  await prepareReports(room);
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
