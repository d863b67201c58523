import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { browserPath } from '../../page/testing/browser.ts';
import { largeReport } from '../../page/testing/large-report.ts';
import { openPages } from '../../page/testing/opened-pages.ts';

const targets = 8;

/** The page is empty until its script has run: the first that is painted is the report. */
const firstPaint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

/** Milliseconds from the opening of the page of eight large reports until something is seen, of each load. Undefined: there is no browser. */
export const measurePaints = async (loads: number): Promise<readonly number[] | undefined> => {
  if (browserPath === undefined) return undefined;
  const reports = Array.from({ length: targets }, (_, index) => largeReport(exampleReport, index));
  await using pages = await openPages();
  const paints: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const page = await pages.open(reports);
    paints.push((await (await page.waitForFunction(firstPaint)).jsonValue()) as number);
    await pages.closeAll();
  }
  return paints;
};
