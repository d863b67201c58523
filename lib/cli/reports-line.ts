import type { PublishOptions } from './publish-report.ts';

/** Where the reports of a run are, and which of them to open. */
export const reportsLine = ({ out, formats }: PublishOptions): string =>
  `reports       ${out}${formats.some(({ name }) => name === 'html') ? ' (open report.html)' : ''}`;
