import type { Report } from '../../contract/report.ts';
import type { ReportFile, ReportFormat } from './report-format.ts';

const pageOf = async (reports: readonly Report[]): Promise<readonly ReportFile[]> => {
  const { htmlPage } = await import('../html/html-page.ts');
  return [{ path: 'report.html', bytes: htmlPage(reports) }];
};

/** One page with everything, to be opened in a browser. */
export const html: ReportFormat = {
  name: 'html',
  help: 'one self-contained page to open in a browser',
  writes: 'report.html',
  render: (report) => pageOf([report]),
  renderTogether: pageOf,
};
