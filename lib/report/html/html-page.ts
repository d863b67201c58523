import { existsSync, readFileSync } from 'node:fs';
import { ConformanceError } from '../../error.ts';
import { packageFile } from '../../package-root.ts';
import type { Report } from '../../contract/report.ts';
import { readableJson } from '../readable-json.ts';
import { dataElement, type PageData } from './page-data.ts';
import { historiesOf } from './histories.ts';
import { slimReport } from './slim-report.ts';

const assetOf = (name: string): string => {
  const file = packageFile(`dist/page/${name}`);
  if (!existsSync(file))
    throw new ConformanceError('ERR_INTERNAL', `${file.pathname} is missing; run "npm run build" to make it`);
  return readFileSync(file, 'utf8');
};

/** Inside a script element, only these could end it or begin a comment. */
const forScript = (text: string): string => text.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3c`);

const forStyle = (text: string): string => text.replaceAll(/<(?=\/style)/gi, String.raw`\3c `);

/** JSON for a script element: no text in it is markup. */
const forData = (data: PageData): string =>
  readableJson(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const worthOf = (reports: readonly Report[]): PageData['worth'] => {
  const file = packageFile('fixtures/proofs/worth-by-check.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as PageData['worth'];
  const ids = new Set(reports.flatMap(({ checks }) => checks.map(({ check }) => check)));
  return Object.fromEntries(Object.entries(all).filter(([check]) => ids.has(check)));
};

/** Characters of data: with scripts and styles, no page of one report is above 1 MB, and none of eight above 5 MB. */
const room = { one: 800_000, all: 4_600_000 };

/** The page may load and send nothing, whatever it shows. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/** One HTML file for one or several reports. It needs no other file and no network. */
export const htmlPage = (reports: readonly Report[]): string => {
  const most = Math.min(room.one, room.all / reports.length);
  const data: PageData = {
    reports: reports.map((report) => slimReport(report, most)),
    histories: historiesOf(reports),
    worth: worthOf(reports),
  };
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
<script type="application/json" id="${dataElement}">${forData(data)}</script>
<script>${forScript(assetOf('page.js'))}</script>
</body>
</html>
`;
};
