import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Semaphore } from 'async-mutex';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../../fixtures/faults/index.ts';
import { packagePath } from '../package-root.ts';
import { browserPath } from '../page/testing/browser.ts';
import { openPages, violationsOf, type OpenedPages } from '../page/testing/opened-pages.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { withFaults } from '../reference/service-fault.ts';
import { startService } from '../reference/start-service.ts';
import { formats } from '../report/formats/index.ts';
import type { Report } from '../contract/report.ts';

const accessKey = 'key-of-a-service-for-tests-0123456789';

interface Ended {
  readonly folder: string;
  readonly exitCode: number;
}

/** Runs the command line against a service with the faults. @param interrupt ends it as soon as it says what it runs */
const runOn = async (count: number, args: readonly string[], interrupt = false): Promise<Ended> => {
  const own = faults.filter(({ id }) => id.startsWith('broadcast/')).slice(0, count);
  await using service = await startService({ accessKey, ...withFaults(own, correctPolicies()) });
  return await run(service.url, args, interrupt);
};

const run = async (url: string, args: readonly string[], interrupt = false): Promise<Ended> => {
  const folder = await mkdtemp(join(tmpdir(), 'asrs-formats-'));
  const line = [packagePath('bin/asrs-conformance.js'), 'run', '--target', url, '--out', folder, '--no-repro', ...args];
  const env = { ...process.env, ASRS_KEY: accessKey, NO_COLOR: '1' };
  const child = spawn(process.execPath, line, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let sent = !interrupt;
  child.stdout.on('data', (chunk: Buffer) => {
    if (sent || !String(chunk).includes('forecast')) return;
    sent = true;
    child.kill('SIGINT');
  });
  const [exitCode] = (await once(child, 'close')) as [number];
  return { folder, exitCode };
};

/** What a report of these runs is asked for in the page. `isRed`: it has findings. */
const expectedRuns = [
  { what: 'a run with three faults', title: 'Not conformant', isRed: true },
  { what: 'a run on a composite of ten', title: 'Not conformant', isRed: true },
  { what: 'a green run', title: 'Conformant', isRed: false },
  { what: 'an interrupted run', title: 'No verdict', isRed: false },
  { what: 'a run whose preflight failed', title: 'No verdict', isRed: false },
];

/** Goes from the first red cell of the matrix to the lanes of a finding. @returns after how many steps */
const followRed = async (page: Page, step: (selector: string) => Promise<void>): Promise<number> => {
  await step('#matrix a.tone-bad');
  await page.waitForSelector('nav.back');
  if ((await page.locator('.lanes').count()) > 0) return 1;
  await step('.row a');
  await page.waitForSelector('.lanes');
  return 2;
};

/** Goes to the first place that a selector names and that the key Tab comes to. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches('${selector}')`)) return;
  }
  throw new Error(`the key Tab does not come to ${selector}`);
};

const few = ['--only', 'broadcast/'];

describe('every format is written of', () => {
  const ends = new Map<string, Ended>();
  const reportOf = (what: string): Report =>
    JSON.parse(readFileSync(join(ends.get(what)?.folder ?? '', 'report.json'), 'utf8')) as Report;
  beforeAll(async () => {
    const all = {
      'a run with three faults': () => runOn(3, few),
      'a run on a composite of ten': () => runOn(10, few),
      'a green run': () => runOn(0, few),
      'an interrupted run': () => runOn(0, [], true),
      'a run whose preflight failed': () => run('http://127.0.0.1:9', few),
    };
    // Beside other tests: more would only make each other wait.
    const permits = new Semaphore(2);
    await Promise.all(
      Object.entries(all).map(([what, begin]) => permits.runExclusive(async () => void ends.set(what, await begin()))),
    );
  }, 300_000);
  afterAll(async () => {
    for (const { folder } of ends.values()) await rm(folder, { recursive: true, force: true });
  });

  test.each([
    ['a run with three faults', 1],
    ['a run on a composite of ten', 1],
    ['a green run', 0],
    ['an interrupted run', 130],
    ['a run whose preflight failed', 75],
  ])('%s', async (what, exitCode) => {
    const ended = ends.get(what);
    expect(ended?.exitCode).toBe(exitCode);
    const report = reportOf(what);
    expect(report.gate.exitCode).toBe(exitCode);
    for (const { writes, render } of formats) {
      expect(existsSync(join(ended?.folder ?? '', writes))).toBe(true);
      for (const { bytes } of await render(report)) expect(String(bytes).length).toBeGreaterThan(20);
    }
    const junit = readFileSync(join(ended?.folder ?? '', 'junit.xml'), 'utf8');
    expect(junit.includes('<failure ')).toBe(exitCode !== 0);
  });

  describe.skipIf(browserPath === undefined)('and the page, opened in a browser,', () => {
    let pages: OpenedPages;
    beforeAll(async () => {
      pages = await openPages();
    }, 60_000);
    afterEach(() => pages.closeAll());
    afterAll(() => pages?.[Symbol.asyncDispose]());

    test.each(expectedRuns)('says how it ended and why: $what', async ({ what, title, isRed }) => {
      const page = await pages.open([reportOf(what)]);
      expect(await page.textContent('h1')).toBe(title);
      const sentence = reportOf(what).gate.sentence.replace(/^(?:not )?conformant: /, '');
      expect((await page.textContent('.sentence'))?.toLowerCase()).toContain(sentence.slice(0, 30).toLowerCase());
      expect((await page.locator('.cause-title:visible').count()) > 0).toBe(isRed);
      expect(await violationsOf(page)).toEqual([]);
    });

    test.each(expectedRuns.filter(({ isRed }) => isRed))(
      'leads from the matrix to a frame in two clicks: $what',
      async ({ what }) => {
        const page = await pages.open([reportOf(what)]);
        expect(await followRed(page, (selector) => page.locator(selector).first().click())).toBeLessThanOrEqual(2);
        expect(await page.locator('.lanes .event').count()).toBeGreaterThan(0);
        expect(await violationsOf(page)).toEqual([]);
      },
    );

    test.each(expectedRuns.filter(({ isRed }) => isRed))('is used by keyboard alone: $what', async ({ what }) => {
      const page = await pages.open([reportOf(what)]);
      await followRed(page, async (selector) => {
        await tabTo(page, selector);
        await page.keyboard.press('Enter');
      });
      const before = await page.textContent('.details');
      await tabTo(page, '.lanes svg[role=listbox]');
      await page.keyboard.press('ArrowUp');
      expect(await page.textContent('.details')).not.toBe(before);
      await page.keyboard.press('Escape');
      await page.waitForSelector('#matrix');
    });
  });
});
