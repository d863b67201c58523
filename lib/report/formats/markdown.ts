import type { CheckResult, Report, Verdict } from '../../contract/report.ts';
import { findingLines, reasonLines, type Line } from '../finding-lines.ts';
import { effectText, knownText, shownDeviations } from '../known-lines.ts';
import { leftOutLines } from '../early/left-out-lines.ts';
import { briefText } from '../brief-text.ts';
import { block, plain } from '../markdown-text.ts';
import { verdictWords } from '../verdict-words.ts';
import type { ReportFormat } from './report-format.ts';

/** A job summary may have 1 MB, and nobody reads that much; the report has all of them. */
const shownChecks = 30;
const shownFindings = 3;
const longestText = 1500;

const toText = (lines: readonly Line[]): string =>
  lines.map(([label, text]) => `${label.padEnd(12)}${briefText(text, longestText)}`).join('\n');

const detailsOf = (report: Report, check: CheckResult): string => {
  const findings = check.findings
    .slice(0, shownFindings)
    .map((finding) => toText(findingLines(report, check, finding)));
  return findings.length > 0 ? findings.join('\n\n') : toText(reasonLines(report, check));
};

const checkBlock = (report: Report, check: CheckResult): string =>
  `<details><summary>${verdictWords[check.verdict]}: <b>${plain(check.check)}</b> ${plain(check.title)}</summary>\n\n${block(detailsOf(report, check))}\n\n</details>\n`;

const notable: readonly Verdict[] = ['fail', 'warn', 'inconclusive'];

const checkBlocks = (report: Report): readonly string[] => {
  const checks = notable.flatMap((verdict) => report.checks.filter((check) => check.verdict === verdict));
  const rest = checks.length - shownChecks;
  return [
    ...checks.slice(0, shownChecks).map((check) => checkBlock(report, check)),
    ...(rest > 0 ? [`and ${rest} more in report.json\n`] : []),
  ];
};

const knownBlock = (report: Report): readonly string[] => {
  const { known } = report;
  if (known === undefined) return [];
  const items = shownDeviations(report).map(
    (one) => `- **${plain(one.deviation.id)}** ${plain(`${knownText(one.deviation)}; ${effectText(one)}`)}`,
  );
  return [
    ...(items.length === 0 ? [] : [`### Known deviations (${plain(known.file)})`, '', ...items, '']),
    ...known.outOfDate.map((sentence) => `**${plain(sentence)}**\n`),
  ];
};

const leftOutBlock = (report: Report): readonly string[] => {
  const [heading, ...lines] = leftOutLines(report);
  return heading === undefined ? [] : [`### ${plain(heading)}`, '', ...lines.map((line) => `- ${plain(line)}`), ''];
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const areaTable = ({ checks }: Report): readonly string[] => {
  const seen = (Object.keys(verdictWords) as readonly Verdict[]).filter((verdict) =>
    checks.some((check) => check.verdict === verdict),
  );
  const count = (area: string, verdict: Verdict): string =>
    String(checks.filter((check) => check.area === area && check.verdict === verdict).length);
  const areas = [...new Set(checks.map(({ area }) => area))];
  return [
    row(['area', ...seen.map((verdict) => verdictWords[verdict])]),
    row(['---', ...seen.map(() => '--:')]),
    ...areas.map((area) => row([plain(area), ...seen.map((verdict) => count(area, verdict))])),
  ];
};

const markdownOf = (report: Report): string =>
  [
    '## Azure SignalR Service REST API conformance',
    '',
    `**${plain(briefText(report.gate.sentence, longestText))}**`,
    '',
    `Target ${plain(report.target.restBase)}, profile ${plain(report.target.profile)}, seed ${report.run.seed}.`,
    '',
    ...areaTable(report),
    '',
    ...checkBlocks(report),
    ...knownBlock(report),
    ...leftOutBlock(report),
  ].join('\n');

/** Markdown for a job summary. */
export const markdown: ReportFormat = {
  name: 'markdown',
  help: 'a Markdown summary; in GitHub Actions it is added to the job summary',
  writes: 'summary.md',
  render: (report) => [{ path: 'summary.md', bytes: markdownOf(report) }],
};
