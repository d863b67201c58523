import type { ReportFormat } from './report-format.ts';

/** Results for Allure's report generator. */
export const allure: ReportFormat = {
  name: 'allure',
  help: 'results for the Allure report generator',
  writes: 'allure-results',
  // Loaded when it is asked for: Allure's libraries are large.
  render: async (report) => (await import('../allure/allure-files.ts')).allureFiles(report, 'allure-results'),
};
