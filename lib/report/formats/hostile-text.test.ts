import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../contract/report.ts';
import { saidEverywhere } from '../../../fixtures/testing/said-everywhere.ts';
import { foundReport } from '../../proof/found-report.ts';
import { browserPath } from '../../page/testing/browser.ts';
import { openPages, type OpenedPages } from '../../page/testing/opened-pages.ts';
import { formats } from './index.ts';
import type { ReportFile } from './report-format.ts';

const markup = '</script><script>document.title="broken"</script><img src=x onerror=alert(1)></failure>]]>&lt;';
const escapes = '\u001b[2J\u001b]0;title\u0007\u202e\u0000';
const commands = '\n::error::x\n##vso[task.complete]\n``` \n# x';
const megabyte = 'x'.repeat(1_000_000);

/** What no file may hold, by the end of its name. In JSON, a change of direction is data. */
const troubles: readonly (readonly [files: RegExp, what: RegExp])[] = [
  // oxlint-disable-next-line no-control-regex
  [/./, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/],
  [/\.(?:xml|md|txt|svg)$/, /\u202e/],
  [/\.(?:html|xml|svg)$/, /<script>document\.title|<img src=x/],
  [/\.md$/, /^\s*::error|##vso\[/m],
];

const troublesIn = ({ path, bytes }: ReportFile): readonly string[] => {
  const text = String(bytes);
  if (/\.(?:json|har)$/.test(path)) JSON.parse(text);
  const tooLong = /\.(?:md|html)$/.test(path) && text.length > 1_000_000 ? [`${path}: ${text.length} characters`] : [];
  const held = troubles.filter(([files, what]) => files.test(path) && what.test(text));
  return [...tooLong, ...held.map(([, what]) => `${path}: ${what.source}`)];
};

describe('what a target says, with markup, escapes and a megabyte', () => {
  let report: Report;
  let pages: OpenedPages | undefined;
  beforeAll(async () => {
    report = saidEverywhere(await foundReport(), `${markup}${escapes}${commands}${megabyte}`);
    if (browserPath !== undefined) pages = await openPages();
  });
  afterAll(() => pages?.[Symbol.asyncDispose]());

  test.each(formats)('is text in $name', async ({ render }) => {
    expect((await render(report)).flatMap(troublesIn)).toEqual([]);
  });

  test('does nothing in the page', async ({ skip }) => {
    if (pages === undefined) return skip('no Chromium on this machine');
    const page = await pages.open([report], '#/check/users/only-the-user:1');
    expect(await page.title()).not.toBe('broken');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.textContent('.details')).toContain('<script>document.title="broken"</script>');
    return undefined;
  });
});
