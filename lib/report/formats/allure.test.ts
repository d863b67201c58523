import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import type { Report } from '../../contract/report.ts';
import { allure } from './allure.ts';

const strict: Report = { ...report, run: { ...report.run, strict: true } };

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
  const files = await allure.render(what);
  const results = files
    .filter(({ path }) => path.endsWith('-result.json'))
    .map(({ bytes }) => JSON.parse(String(bytes)) as AllureResult);
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
    const attachments = (await allure.render(report)).filter(({ path }) => path.includes('attachment'));
    const texts = attachments.map(({ bytes }) => String(bytes));
    expect(texts.filter((text) => text.includes('"number": 7'))).toHaveLength(3);
  });
});
