import { readableJson } from '../readable-json.ts';
import type { ReportFormat } from './report-format.ts';

/** `report.json`, the report itself. */
export const json: ReportFormat = {
  name: 'json',
  help: 'the complete report; the other formats are made from it',
  writes: 'report.json',
  render: (report) => [{ path: 'report.json', bytes: `${readableJson(report, 2)}\n` }],
};
