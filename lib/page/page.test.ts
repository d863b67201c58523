import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foundReport } from '../proof/found-report.ts';
import type { Report } from '../contract/report.ts';
import { browserPath, noBrowser } from './testing/browser.ts';
import { openPages, violationsOf, type OpenedPages } from './testing/opened-pages.ts';

const views = {
  overview: '#/',
  check: '#/check/users/only-the-user:1',
  requirement: '#/requirement/a/must',
  cell: '#/cell/clients%20and%20monitors/a',
};

describe('the HTML page in a browser', () => {
  let pages: OpenedPages;
  let report: Report;
  const open: OpenedPages['open'] = (...args) => pages.open(...args);

  beforeAll(async () => {
    if (browserPath === undefined) return;
    pages = await openPages();
    report = await foundReport();
  }, 60_000);
  afterAll(() => pages?.[Symbol.asyncDispose]());
  afterEach(() => pages?.closeAll());
  beforeEach(({ skip }) => {
    skip(browserPath === undefined, noBrowser);
  });

  it('says the verdict, the causes and the counts', async () => {
    const page = await open([report]);
    expect(await page.textContent('h1')).toBe('Not conformant');
    expect(await page.textContent('#causes')).toContain('broadcast answered 500');
    expect(await page.textContent('.proportions')).toContain('2 requirements');
  });

  it('leads from the matrix to a frame in two clicks', async () => {
    const page = await open([report]);
    await page.click('#matrix a[title="failed, sendToUser, users"]');
    const stray = page.locator('.arrow-stray text');
    expect(await stray.textContent()).toBe('not for it');
    expect(await page.textContent('.details')).toMatch(/at bob.*"type":1/s);
  });

  it('draws a lane for each client, and the fences', async () => {
    const page = await open([report], views.check);
    expect(await page.locator('.lane-name').allTextContents()).toEqual(['REST', 'Service', 'ann', 'bob']);
    expect(await page.locator('.barrier').count()).toBeGreaterThanOrEqual(2);
    expect(await page.textContent('.legend')).toContain('fence');
  });

  it('can be used by keyboard alone', async () => {
    const ofOneArea = report.checks.map((check) => ({ ...check, area: 'users' }));
    const page = await open([{ ...report, checks: ofOneArea }]);
    await page.focus('#matrix td a');
    const focused = (): Promise<unknown> =>
      page.evaluate(
        '(({ parentElement, cellIndex }) => [parentElement.rowIndex, cellIndex])(document.activeElement.closest("td"))',
      );
    const [row, column] = (await focused()) as [number, number];
    await page.keyboard.press('ArrowDown');
    const [below, beside] = (await focused()) as [number, number];
    expect(below).toBeGreaterThan(row);
    expect(beside).toBe(column);
    await page.keyboard.press('Enter');
    await page.waitForSelector('nav a');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.keyboard.press('Escape');
    await page.waitForSelector('#matrix');
    await page.keyboard.press('/');
    await page.keyboard.type('a/should');
    expect(await page.locator('#everything .row').count()).toBe(1);
  });

  it('begins the lanes at the event of the finding, also on a narrow screen', async () => {
    const page = await open([report], views.check, { viewport: { width: 360, height: 740 } });
    const box = (selector: string) => page.locator(selector).first().boundingBox();
    const [scroller, stray] = [await box('.lanes-scroller'), await box('.arrow-stray polygon')];
    expect(scroller?.x).toBeLessThan(stray?.x ?? 0);
    expect((stray?.x ?? 0) + (stray?.width ?? 0)).toBeLessThan((scroller?.x ?? 0) + (scroller?.width ?? 0));
    expect((stray?.y ?? 0) - (scroller?.y ?? 0)).toBeGreaterThan(0);
    expect((stray?.y ?? 0) - (scroller?.y ?? 0)).toBeLessThan(scroller?.height ?? 0);
  });

  it('moves between the events of the lanes with the arrow keys', async () => {
    const page = await open([report], views.check);
    const before = await page.textContent('.details');
    await page.focus('.lanes svg[role=listbox]');
    await page.keyboard.press('ArrowUp');
    expect(await page.textContent('.details')).not.toBe(before);
  });

  it('filters by state', async () => {
    const page = await open([report]);
    await page.click('.switch button:has-text("checks")');
    await page.click('.filter:has-text("inconclusive")');
    expect(await page.locator('#everything .row').allTextContents()).toEqual([
      expect.stringContaining('the control was late'),
    ]);
  });

  it.each(Object.entries(views))('has no barrier that axe finds: %s', async (_view, hash) => {
    const page = await open([report], hash);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page)).toEqual([]);
    }
  });

  it.each(Object.entries(views))('fits a screen of 360 pixels: %s', async (_view, hash) => {
    const page = await open([report], hash, { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('is dark where the system is, and changes when asked', async () => {
    const page = await open([report], '', { colorScheme: 'dark' });
    const paper = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(20, 22, 26)');
    await page.click('button:has-text("Light")');
    expect(await paper()).toBe('rgb(250, 250, 248)');
  });

  it('prints without its controls', async () => {
    const page = await open([report]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('.filter-bar')).toBe(false);
    expect(await page.isVisible('#matrix')).toBe(true);
  });

  it('fits a printed page', async () => {
    const page = await open([report], '', { viewport: { width: 718, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(718);
  });

  it('asks the network for nothing', async () => {
    const page = await open([report]);
    const asked = (await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")) as string[];
    expect(asked.filter((name) => !name.startsWith('data:'))).toEqual([]);
  });

  it('shows text of a target as text, however long', async () => {
    const hostile =
      '</script><script>document.title = "broken"</script><img src=x onerror=alert(1)>\u001b[2J\u202e&lt;';
    const text = `${hostile}${'x'.repeat(1_000_000)}`;
    const checks = report.checks.map((check) => ({
      ...check,
      findings: check.findings.map((finding) => ({ ...finding, message: text, expected: text, seen: text })),
    }));
    const page = await open([{ ...report, gate: { exitCode: 1, sentence: text }, checks }], views.check);
    expect(await page.title()).not.toBe('broken');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.textContent('.finding h2')).toContain('</script><script>document.title = "broken"</script>');
    expect(await page.textContent('.finding h2')).toContain(String.raw`\u001b[2J\u202e&lt;`);
    expect((await page.content()).length).toBeLessThan(1_000_000);
  });

  it('shows several reports side by side, and what differs', async () => {
    const other: Report = {
      ...report,
      run: { ...report.run, id: 'r2' },
      requirements: report.requirements.map((one) => (one.id === 'a/must' ? { ...one, verdict: 'fail' } : one)),
    };
    const page = await open([report, other]);
    expect(await page.textContent('#compare-title')).toBe('1 of 2 requirements differ');
    expect(await violationsOf(page)).toEqual([]);
    await page.click('.compare a[title="a/must, target 2"]');
    await page.waitForSelector('nav a');
    expect(page.url()).toMatch(/#\/2\/requirement\/a\/must$/);
  });
});
