import type { CheckResult, Report, RequirementResult, Verdict } from '../contract/report.ts';
import { countOf, quantity } from '../contract/quantity.ts';
import { findingLines, reasonLines, type Line } from './finding-lines.ts';
import { verdictWords } from './verdict-words.ts';

/** How parts of the summary are set off; the names say what for, not how. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** Where the width of the terminal is not known, as in the log of a pipeline. */
const usualColumns = 160;

const verdicts = Object.keys(verdictWords) as readonly Verdict[];

const painted = (verdict: Verdict, text: string, paint: Paint): string => {
  if (verdict === 'pass') return paint.good(text);
  if (verdict === 'fail') return paint.bad(text);
  return ['warn', 'blocked', 'inconclusive'].includes(verdict) ? paint.doubtful(text) : paint.quiet(text);
};

const areaLine = (area: string, checks: readonly CheckResult[], paint: Paint): string => {
  const counts = verdicts.flatMap((verdict) => {
    const count = checks.filter((check) => check.verdict === verdict).length;
    return count === 0 ? [] : [painted(verdict, `${String(count).padStart(4)} ${verdictWords[verdict]}`, paint)];
  });
  return `  ${area.padEnd(20)}${counts.join('')}`;
};

const areaLines = ({ checks }: Report, paint: Paint): readonly string[] =>
  [...new Set(checks.map(({ area }) => area))].map((area) =>
    areaLine(
      area,
      checks.filter((check) => check.area === area),
      paint,
    ),
  );

const indent = (lines: readonly Line[], paint: Paint): readonly string[] =>
  lines.map(([label, text]) => `    ${paint.quiet(label.padEnd(12))}${text.replaceAll('\n', `\n${' '.repeat(16)}`)}`);

/** What one deviation does to a hundred connections is a hundred findings of the check that sent. */
const shownFindings = 3;

const blockOf = (report: Report, check: CheckResult, paint: Paint): readonly string[] => {
  const head = `${painted(check.verdict, verdictWords[check.verdict], paint)}  ${paint.strong(check.check)}  ${check.title}`;
  const bodies = check.findings.slice(0, shownFindings).map((finding) => findingLines(report, check, finding));
  const body = bodies.length > 0 ? bodies : [reasonLines(report, check)];
  const rest = check.findings.length - shownFindings;
  return [
    '',
    head,
    ...body.flatMap((lines, index) => [...(index > 0 ? [''] : []), ...indent(lines, paint)]),
    ...(rest > 0 ? ['', paint.quiet(`    and ${countOf(rest, 'more finding')} in report.json`)] : []),
  ];
};

const worstFirst: readonly Verdict[] = ['inconclusive', 'warn', 'fail'];

const blocks = (report: Report, paint: Paint): readonly string[] =>
  worstFirst.flatMap((verdict) =>
    report.checks.filter((check) => check.verdict === verdict).flatMap((check) => blockOf(report, check, paint)),
  );

interface Page {
  readonly paint: Paint;
  readonly columns: number;
}

const cut = (text: string, columns: number): string =>
  text.length > columns ? `${text.slice(0, columns - 1)}…` : text;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** So many of an area are shown; the report has all of them. */
const shownObservations = 3;

const areaObservations = (
  area: string,
  checks: readonly CheckResult[],
  { paint, columns }: Page,
): readonly string[] => {
  const noted = checks.flatMap(({ observations }) => observations.map(({ name, seen }) => `${name}: ${seen}`));
  const lines = [...new Set(noted)].map((text) => cut(`    ${oneLine(text)}`, columns));
  if (lines.length === 0) return [];
  const rest = lines.length - shownObservations;
  return [
    `  ${area}`,
    ...lines.slice(0, shownObservations),
    ...(rest > 0 ? [paint.quiet(`    and ${quantity(rest)} more in report.json`)] : []),
  ];
};

const observationLines = ({ checks }: Report, page: Page): readonly string[] => {
  const { paint } = page;
  const areas = [...new Set(checks.map(({ area }) => area))];
  const lines = areas.flatMap((area) =>
    areaObservations(
      area,
      checks.filter((check) => check.area === area),
      page,
    ),
  );
  return lines.length === 0 ? [] : ['', paint.strong('Observations (not judged)'), ...lines];
};

const countIn = (results: readonly RequirementResult[], verdict: Verdict): number =>
  results.filter((one) => one.verdict === verdict).length;

const requirementLine = ({ requirements }: Report): string => {
  const judged = requirements.filter(({ excluded }) => excluded === undefined);
  const parts = verdicts.flatMap((verdict) => {
    const count = countIn(judged, verdict);
    return count === 0 ? [] : [`${quantity(count)} ${verdictWords[verdict]}`];
  });
  return `requirements  ${parts.join(', ')}`;
};

const costLine = ({ cost, run, checks }: Report): string => {
  const seconds = run.durationMs / 1000;
  const parts = [
    `${countOf(checks.length, 'check')} in ${seconds.toFixed(1)} s`,
    countOf(cost.exchanges, 'exchange'),
    `${countOf(cost.messages, 'message')} (forecast ${quantity(cost.forecastMessages)}, limit ${quantity(cost.messageLimit)})`,
    countOf(cost.sockets, 'client connection'),
    ...(cost.throttled > 0 ? [`throttled ${countOf(cost.throttled, 'time')}`] : []),
  ];
  return `cost          ${parts.join(', ')}`;
};

/** Once for all lines that the findings print. */
const reproduceNote = ({ run, checks }: Report): readonly string[] =>
  run.reproduce?.note === undefined || checks.every(({ verdict }) => !worstFirst.includes(verdict))
    ? []
    : [`to reproduce  ${run.reproduce.note}`];

const sentenceLine = ({ gate }: Report, paint: Paint): string => {
  const sentence = paint.strong(gate.sentence);
  if (gate.exitCode === 0) return paint.good(sentence);
  return gate.exitCode === 1 ? paint.bad(sentence) : paint.doubtful(sentence);
};

/**
 * What the terminal shows at the end of a run: areas, then each finding (the gravest last, where the eye is), then the sentence.
 *
 * @param columns of the terminal
 */
export const summaryLines = (report: Report, paint: Paint, columns = usualColumns): readonly string[] => [
  ...areaLines(report, paint),
  ...observationLines(report, { paint, columns }),
  ...blocks(report, paint),
  '',
  requirementLine(report),
  costLine(report),
  ...reproduceNote(report),
  sentenceLine(report, paint),
];
