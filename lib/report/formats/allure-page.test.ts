import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { packagePath } from '../../package-root.ts';
import { browserPath, noBrowser, openBrowser } from '../../page/testing/browser.ts';
import { allure } from './allure.ts';

const generator = packagePath('node_modules/allure/cli.js');

/** The page that Allure's own generator makes of the results. */
const generate = async (folder: string): Promise<string> => {
  for (const { path, bytes } of await allure.render(exampleReport)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  const page = join(folder, 'page');
  const args = ['awesome', join(folder, 'allure-results'), '--output', page, '--single-file'];
  await promisify(execFile)(process.execPath, [generator, ...args, '--group-by', 'epic,feature'], { cwd: folder });
  return join(page, 'index.html');
};

const mostTries = 3;

/** The page, once it shows its tree. On a busy machine it has been seen to stay empty, and showed it when it was opened again. */
const openTree = async (browser: Browser, url: string): Promise<Page> => {
  for (let tries = 1; ; tries += 1) {
    const page = await browser.newPage();
    // It asks for fonts and figures of its makers.
    await page.route(/^https?:/, (route) => route.abort());
    await page.goto(url);
    try {
      await page.waitForSelector('[data-testid=tree-leaf]', { timeout: 60_000 });
      return page;
    } catch (error) {
      if (tries === mostTries) throw error;
      await page.close();
    }
  }
};

describe('the page that Allure makes of the results', () => {
  let folder = '';
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if (browserPath === undefined) return;
    folder = await mkdtemp(join(tmpdir(), 'asrs-allure-'));
    const file = await generate(folder);
    browser = await openBrowser();
    page = await openTree(browser, pathToFileURL(file).href);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });
  beforeEach(({ skip }) => {
    skip(browserPath === undefined, noBrowser);
  });

  const textOf = async (id: string): Promise<string> =>
    (await page.locator(`[data-testid=${id}]`).allInnerTexts()).join('\n');

  test('has a tree by area and operation', async () => {
    const sections = await page.locator('[data-testid=tree-section-title]').allInnerTexts();
    expect(sections).toEqual(['a', 'broadcast', 'clients and monitors']);
    const leaves = await page.locator('[data-testid=tree-leaf-title]').allInnerTexts();
    // They began at one time: their order is as it comes.
    expect(leaves.slice(0, 3).toSorted()).toEqual(['Title of broken', 'Title of drawn', 'Title of soft']);
  });

  test('counts each verdict, and a warned check neither as passed nor as failed', async () => {
    const counts = ['failed', 'broken', 'passed', 'skipped', 'unknown'].map((status) => textOf(`tab-${status}`));
    expect((await Promise.all(counts)).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      'Failed 3',
      'Broken 1',
      'Passed 2',
      'Skipped 1',
      'Unknown 1',
    ]);
    const warned = page.locator('[data-testid=tree-leaf]', { hasText: 'Title of soft' });
    expect(await warned.locator('[data-testid=tree-leaf-status-unknown]').count()).toBe(1);
  });

  test('says what was expected and what was seen', async () => {
    await page.click('[data-testid=tree-leaf]:has-text("Title of broken")');
    await page.waitForFunction("document.body.innerText.includes('expected: 202')");
    const text = await page.innerText('body');
    expect(text).toContain('broadcast answered 500');
    expect(text).toContain(String.raw`seen: 500 <![CDATA[ ]]> & \u0000\u001b`);
    expect(text).toContain('critical');
    expect(text).not.toContain(process.cwd());
  });
});
