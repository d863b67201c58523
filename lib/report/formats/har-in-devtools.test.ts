import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserPath, noBrowser, openBrowser } from '../../page/testing/browser.ts';
import { foundReport } from '../../proof/found-report.ts';
import { harOf } from '../har/har-of.ts';
import { har } from './har.ts';

type Archive = ReturnType<typeof harOf>;

/** Opens an archive as a reader does: in the developer tools that are part of the browser, with the button of their panel. */
const importInto = async (page: Page, archive: Buffer): Promise<void> => {
  await page.goto('devtools://devtools/bundled/devtools_app.html?panel=network');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import HAR file…' }).click();
  await (await chosen).setFiles({ name: 'findings.har', mimeType: 'application/json', buffer: archive });
};

const nameOf = (url: string): string => new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '';

describe('the HTTP Archive, opened in the developer tools of Chromium', () => {
  let browser: Browser;
  let page: Page;
  let archive: Archive;

  beforeAll(async () => {
    if (browserPath === undefined) return;
    const report = await foundReport();
    archive = harOf(report);
    const [file] = await har.render(report);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
    await importInto(page, Buffer.from(file?.bytes ?? ''));
    await page
      .getByRole('row', { name: /websocket/ })
      .first()
      .waitFor();
  }, 120_000);
  afterAll(() => browser?.close());
  beforeEach(({ skip }) => {
    skip(browserPath === undefined, noBrowser);
  });

  test('has a row for each request, with its name, status and type', async () => {
    const rows = await page.getByRole('row', { name: /fetch|websocket/ }).allInnerTexts();
    const { entries } = archive.log;
    expect(rows).toHaveLength(entries.length);
    // Those that began in the same millisecond have no order.
    const left = rows.map((row) => row.split('\t'));
    for (const { request, response, _resourceType } of entries) {
      const at = left.findIndex(
        ([name, status, type]) =>
          name?.includes(nameOf(request.url)) === true && status === String(response.status) && type === _resourceType,
      );
      expect(left.splice(at, at === -1 ? 0 : 1), `${request.url} is in no row of ${rows.join('; ')}`).toHaveLength(1);
    }
  });

  test('shows the frames of a client', async () => {
    const socket = archive.log.entries.find(({ _resourceType }) => _resourceType === 'websocket');
    const [{ data } = { data: '' }] = socket?._webSocketMessages ?? [];
    await page
      .getByRole('row', { name: /websocket/ })
      .first()
      .locator('td')
      .first()
      .click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    const frames = page.getByRole('row', { name: /"type":1/ });
    await frames.first().waitFor();
    expect((await frames.allInnerTexts()).join('\n')).toContain(data);
  });
});
