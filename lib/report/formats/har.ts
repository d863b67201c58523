import { harOf } from '../har/har-of.ts';
import { readableJson } from '../readable-json.ts';
import type { ReportFormat } from './report-format.ts';

/** The traffic of the findings, for the network tools of browsers. */
export const har: ReportFormat = {
  name: 'har',
  help: 'requests and frames of the findings, for the network tools of browsers',
  writes: 'findings.har',
  render: (report) => [{ path: 'findings.har', bytes: `${readableJson(harOf(report), 1)}\n` }],
};
