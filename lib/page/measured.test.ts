import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { exampleReport } from '../../fixtures/testing/example-report.ts';
import type { Measured } from '../contract/measured/measured.ts';
import type { Report, Verdict } from '../contract/report.ts';
import { browserPath, noBrowser } from './testing/browser.ts';
import { openPages, violationsOf, type OpenedPages } from './testing/opened-pages.ts';

const measured: Measured = {
  answers: [
    { operation: 'broadcast', answers: 12, leastMs: 0.4, medianMs: 3.2, mostlyMs: 80, mostMs: 240 },
    { operation: 'sendToUser', answers: 3, leastMs: 1, medianMs: 40, mostlyMs: 90, mostMs: 90 },
  ],
  ttls: [
    { ttlMs: 2000, heldMs: 1950, goneMs: 2040 },
    { ttlMs: 1000, heldMs: 0, goneMs: 1300 },
  ],
};

const lags = [
  { effect: 'join', operation: 'sendToGroup', lagMs: 30 },
  { effect: 'join', operation: 'sendToGroup', lagMs: 400 },
];

const report: Report = {
  ...exampleReport,
  measured,
  checks: exampleReport.checks.map((check, index) => (index === 0 ? { ...check, lags } : check)),
};

const rowsOf = async (page: Page, title: string): Promise<readonly string[]> => {
  const figure = page.locator('figure.plot', { hasText: title });
  await figure.locator('summary').click();
  const rows = await figure.locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allTextContents()).join(' | ')));
};

/** How many colours a drawing has: an empty one has one. */
const coloursOf = (page: Page, title: string): Promise<number> =>
  page
    .locator('figure.plot', { hasText: title })
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return new Set(new Uint32Array(new Uint8Array(data).buffer)).size;
    });

const judged = (day: number, verdict: Verdict, name: string): Report => ({
  ...report,
  run: { ...report.run, id: `r${day}`, startedAt: `2026-01-0${day}T10:00:00.000Z` },
  target: { ...report.target, restBase: `https://${name}.example.com` },
  requirements: report.requirements.map((one) => (one.id === 'a/must' ? { ...one, verdict } : one)),
});

describe('what the HTML page says beside verdicts', () => {
  let pages: OpenedPages;
  beforeAll(async () => {
    if (browserPath !== undefined) pages = await openPages();
  }, 60_000);
  afterAll(() => pages?.[Symbol.asyncDispose]());
  afterEach(() => pages?.closeAll());
  beforeEach(({ skip }) => {
    skip(browserPath === undefined, noBrowser);
  });

  it('has times of answers, precision of ttls and lags as plots, and in figures', async () => {
    const page = await pages.open([report]);
    for (const title of ['Time to answer', 'Precision of ttl', 'Lag of effects'])
      expect(await coloursOf(page, title)).toBeGreaterThan(10);
    expect(await rowsOf(page, 'Time to answer')).toEqual([
      'sendToUser | 3 | 1 ms | 40 ms | 90 ms | 90 ms',
      'broadcast | 12 | 0.4 ms | 3.2 ms | 80 ms | 240 ms',
    ]);
    expect(await rowsOf(page, 'Precision of ttl')).toEqual([
      'ttl of 1 s | not asked | +300 ms',
      'ttl of 2 s | -50 ms | +40 ms',
    ]);
    expect(await rowsOf(page, 'Lag of effects')).toEqual(['join | 2 | 30 ms | 400 ms']);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('draws plots anew in the colours of another theme', async () => {
    const page = await pages.open([report]);
    const drawing = page.locator('figure.plot canvas').first();
    const before = await drawing.screenshot();
    await page.click('button:has-text("Dark")');
    expect((await drawing.screenshot()).equals(before)).toBe(false);
  });

  it('prints plots in the colours of the light page', async () => {
    const page = await pages.open([report], '', { colorScheme: 'dark' });
    const accent = [31, 95, 168];
    const has = (): Promise<boolean> =>
      page
        .locator('figure.plot canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement, [red, green, blue]) => {
          const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
          return data.some((value, at) => value === red && data[at + 1] === green && data[at + 2] === blue);
        }, accent);
    expect(await has()).toBe(false);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect.poll(has).toBe(true);
  });

  it('shows no plot of what was not measured', async () => {
    const page = await pages.open([exampleReport]);
    expect(await page.locator('#measurements').count()).toBe(0);
  });

  it('says what a green is worth: the faults and the mutants that a check finds', async () => {
    const [check] = report.checks;
    if (check === undefined) throw new TypeError('the example has no check');
    const page = await pages.open([{ ...report, checks: [{ ...check, check: 'broadcast/answers-202' }] }]);
    await page.click('.switch button:has-text("checks")');
    expect(await page.textContent('#everything .row')).toMatch(/finds \d+ faults?, \d+ mutants?/);
    await page.click('#everything .row a');
    await page.waitForSelector('nav a');
    expect(await page.textContent('.fact-list')).toMatch(/Fails on \d+ faults? .* first to find \d+ mutants?/);
  });

  it('shows the history of a target, the latest run first, and what each run changed', async () => {
    const page = await pages.open([
      judged(3, 'pass', 'staging'),
      judged(1, 'pass', 'staging'),
      judged(2, 'fail', 'staging'),
      judged(4, 'pass', 'live'),
    ]);
    expect(await page.locator('.history h2').allTextContents()).toEqual(['History of staging.example.com']);
    expect(await page.locator('.run-head a').allTextContents()).toEqual([
      '1. 2026-01-03 10:00',
      '3. 2026-01-02 10:00',
      '2. 2026-01-01 10:00',
    ]);
    const [latest, middle, first] = await page.locator('.run').all();
    expect(await latest?.locator('.changes li').allTextContents()).toEqual(['fixed It is said of a/must.']);
    expect(await middle?.locator('.changes li').allTextContents()).toEqual(['broken It is said of a/must.']);
    expect(await first?.locator('.changes').count()).toBe(0);
    expect(await page.locator('.targets li:visible').allTextContents()).toEqual([expect.stringContaining('4. live')]);
    expect(await violationsOf(page)).toEqual([]);
    await page.click('.run-head a >> nth=1');
    await page.waitForSelector('#matrix');
    await page.click('a:has-text("All reports")');
    await page.waitForSelector('.history');
  });
});
