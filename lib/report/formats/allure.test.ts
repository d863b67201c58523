import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import { openShould } from '../../../fixtures/testing/open-should.ts';
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
      'a/soft': 'unknown',
      'a/open': 'broken',
      'a/unclaimed': 'skipped',
      'a/untestable': 'failed',
      'a/noted': 'passed',
      'a/drawn': 'failed',
    });
    expect((await allureOf(strict)).get('a/soft')?.status).toBe('failed');
  });

  test('are not broken by what keeps no verdict from being green: a should that is open', async () => {
    const open = (await allureOf(openShould)).get('a/open');
    expect(open).toMatchObject({ status: 'skipped', statusDetails: { message: 'the control was late' } });
  });

  test('have names, times, labels, links and the requirement', async () => {
    const broken = (await allureOf(report)).get('a/broken');
    const start = Date.parse('2026-01-02T03:04:05.000Z') + 100;
    expect(broken).toMatchObject({ name: 'Title of broken', start, stop: start + 250 });
    expect(broken?.fullName).toBe('a/broken');
    expect(broken?.statusDetails.message).toMatch(/^broadcast answered 500\nexpected: 202\nseen: 500 /);
    expect(broken?.description).toContain('It is said of a/must.');
    expect(broken?.links.map(({ url }) => url)).toContain('https://github.com/Azure/azure-signalr/issues/1577');
    const labels = Object.fromEntries(broken?.labels.map(({ name, value }) => [name, value]) ?? []);
    expect(labels).toEqual({ epic: 'a', feature: 'broadcast', severity: 'critical', tag: 'must' });
  });

  test('describe the verdict with its reason, and what was only observed', async () => {
    const results = await allureOf(report);
    const textOf = (id: string): string | undefined => results.get(id)?.description;
    expect(textOf('a/soft')).toBe(
      '**It is said of a/should.**\n\nshould, REST v1, somewhere (`a/should`)\n\nwarn: not so nice',
    );
    expect(textOf('a/noted')).toMatch(/\n\nObserved: a thing: 404$/);
    expect(textOf('a/held')).toBe('**It is said of a/must.**\n\nmust, REST v1, somewhere (`a/must`)');
  });

  test('name neither the machine nor a folder of the user', async () => {
    const text = (await allure.render(report)).map(({ bytes }) => String(bytes)).join('\n');
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(hostname());
    expect(
      [...(await allureOf(report)).values()].flatMap(({ labels }) => labels.map(({ name }) => name)),
    ).not.toContain('thread');
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
