import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ConformanceError } from '../../error.ts';
import { packageFile } from '../../package-root.ts';
import type { Report } from '../../contract/report.ts';
import { readableJson } from '../readable-json.ts';
import { elements, type PageData, type PageDetails } from './page-data.ts';
import { historiesOf } from './histories.ts';
import { slimReport } from './slim-report.ts';
import { without } from './without.ts';

const assetOf = (name: string): string => {
  const file = packageFile(`dist/page/${name}`);
  if (!existsSync(file))
    throw new ConformanceError('ERR_INTERNAL', `${file.pathname} is missing; run "npm run build" to make it`);
  return readFileSync(file, 'utf8');
};

/** Inside a script element, only these could end it or begin a comment. */
const forScript = (text: string): string => text.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3c`);

const forStyle = (text: string): string => text.replaceAll(/<(?=\/style)/gi, String.raw`\3c `);

/** A browser reads millions of characters of a page more slowly than it inflates them. In base64, no text is markup either. */
const packed = (id: string, data: PageData | PageDetails): string =>
  `<script type="application/gzip;base64" id="${id}">${gzipSync(readableJson(data)).toString('base64')}</script>`;

const worthOf = (reports: readonly Report[]): PageDetails['worth'] => {
  const file = packageFile('fixtures/proofs/worth-by-check.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as PageDetails['worth'];
  const ids = new Set(reports.flatMap(({ checks }) => checks.map(({ check }) => check)));
  return Object.fromEntries(Object.entries(all).filter(([check]) => ids.has(check)));
};

/** Characters of data before they are packed: a page of one report stays below 1 MB, one of eight below 5 MB, whatever can be packed. */
const room = { one: 800_000, all: 4_600_000 };

/** The page may load and send nothing, whatever it shows. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/** One HTML file for one or several reports. It needs no other file and no network. */
export const htmlPage = (reports: readonly Report[]): string => {
  const most = Math.min(room.one, room.all / reports.length);
  const slim = reports.map((report) => slimReport(report, most));
  const data: PageData = {
    reports: slim.map((report) => without(report, 'checks')),
    histories: historiesOf(reports),
  };
  const details: PageDetails = { checks: slim.map(({ checks }) => checks), worth: worthOf(reports) };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>Azure SignalR Service REST API conformance</title>
<link rel="icon" href="data:,">
<style>${forStyle(assetOf('page.css'))}</style>
</head>
<body>
<div id="app"></div>
<noscript><main><p>This page needs JavaScript. The same report is in report.json and summary.md.</p></main></noscript>
${packed(elements.data, data)}
${packed(elements.details, details)}
<script>${forScript(assetOf('page.js'))}</script>
</body>
</html>
`;
};
