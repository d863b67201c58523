import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Report } from '../../contract/report.ts';
import { htmlPage } from '../../report/html/html-page.ts';
import { openBrowser } from './browser.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe has against a page. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ path: axe });
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as readonly Violation[];
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
};

/** A browser that shows pages of reports from files. */
export interface OpenedPages extends AsyncDisposable {
  readonly open: (reports: readonly Report[], hash?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Closes the pages that are open. */
  readonly closeAll: () => Promise<void>;
}

/** Starts a browser. The caller disposes of it. */
export const openPages = async (): Promise<OpenedPages> => {
  const folder = await mkdtemp(join(tmpdir(), 'asrs-page-'));
  const browser = await openBrowser();
  return {
    open: async (reports, hash = '', options = {}) => {
      const file = join(folder, 'report.html');
      await writeFile(file, htmlPage(reports));
      // The scripts of axe are put into the page, which its own policy would not allow.
      const context = await browser.newContext({ bypassCSP: true, ...options });
      const page = await context.newPage();
      await page.goto(`${pathToFileURL(file).href}${hash}`);
      await page.waitForSelector('h1');
      return page;
    },
    closeAll: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
