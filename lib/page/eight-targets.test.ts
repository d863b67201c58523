import { expect, test } from 'vitest';
import { exampleReport } from '../../fixtures/testing/example-report.ts';
import { htmlPage } from '../report/html/html-page.ts';
import { largeReport } from './testing/large-report.ts';

const bytesOf = (reports: Parameters<typeof htmlPage>[0]): number => Buffer.byteLength(htmlPage(reports));

test('a page of one report is at most 1 MB, however much went wrong', () => {
  expect(bytesOf([largeReport(exampleReport, 1)])).toBeLessThan(1_000_000);
});

test('a page of 300 requirements and 8 targets is at most 5 MB, however much went wrong', () => {
  const reports = Array.from({ length: 8 }, (_, index) => largeReport(exampleReport, index));
  expect(JSON.stringify(reports).length).toBeGreaterThan(8_000_000);
  expect(bytesOf(reports)).toBeLessThan(5_000_000);
});
