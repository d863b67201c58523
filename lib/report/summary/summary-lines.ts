import type { CheckResult, Report, RequirementResult, Verdict } from '../../contract/report.ts';
import { countOf, quantity } from '../../contract/quantity.ts';
import type { Cause } from '../../verdict/causes/cause.ts';
import { causesOf } from '../../verdict/causes/causes-of.ts';
import { openLines } from './open-lines.ts';
import { oneLine, painted, type Paint } from './paint.ts';
import { lagLines } from './lag-lines.ts';
import { causeLines } from './cause-lines.ts';
import type { Line } from '../finding-lines.ts';
import { effectText, knownText, shownDeviations } from '../known-lines.ts';
import { verdictWords } from '../verdict-words.ts';

/** Where the width of the terminal is not known, as in the log of a pipeline. */
const usualColumns = 160;

const verdicts = Object.keys(verdictWords) as readonly Verdict[];

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

const causeBlock = (
  report: Report,
  cause: Cause,
  { paint, number }: { readonly paint: Paint; readonly number: number },
): readonly string[] => [
  '',
  `${number}. ${painted(cause.verdict, verdictWords[cause.verdict], paint)}  ${paint.strong(oneLine(cause.title))}`,
  ...indent(causeLines(report, cause), paint),
];

/** So many causes are shown in full; a list of more than that nobody reads. */
const shownCauses = 20;

const causeBlocks = (report: Report, paint: Paint): readonly string[] => {
  const causes = causesOf(report);
  const rest = causes.slice(shownCauses);
  return [
    ...causes.slice(0, shownCauses).flatMap((cause, index) => causeBlock(report, cause, { paint, number: index + 1 })),
    ...(rest.length === 0
      ? []
      : [
          '',
          paint.quiet(
            `and ${countOf(rest.length, 'more cause')} in report.json: ${rest.map(({ title }) => oneLine(title)).join('; ')}`,
          ),
        ]),
  ];
};

/** What no document decides says something of a target, and nothing of its conformance. */
const observedLine = ({ checks }: Report): readonly string[] => {
  const noted = new Set(checks.flatMap(({ observations }) => observations.map(({ name, seen }) => `${name}: ${seen}`)));
  return noted.size === 0
    ? []
    : [
        `observed      ${countOf(noted.size, 'answer')} that no document decides (report.html and report.json have each)`,
      ];
};

/** What a list of known deviations explains, and what in the list has to be changed. */
const knownLines = (report: Report, paint: Paint): readonly string[] => {
  const { known } = report;
  if (known === undefined) return [];
  const shown = shownDeviations(report).flatMap((one) => [
    `  ${painted('known', 'known', paint)}  ${paint.strong(one.deviation.id)}  ${oneLine(knownText(one.deviation))}`,
    paint.quiet(`         ${effectText(one)}`),
  ]);
  return [
    ...(shown.length === 0 ? [] : ['', paint.strong(`Known deviations (${known.file})`), ...shown]),
    ...(known.outOfDate.length === 0 ? [] : ['', ...known.outOfDate.map((sentence) => paint.doubtful(sentence))]),
  ];
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

/** What has passed, and was not judged everywhere. */
const partlyLine = ({ requirements }: Report): readonly string[] => {
  const { length } = requirements.filter(({ unjudgedBy = [] }) => unjudgedBy.length > 0);
  return length === 0
    ? []
    : [
        `in part       ${countOf(length, 'requirement')} passed, with some checks blocked (report.html and report.json have each)`,
      ];
};

/** What was judged although it was prepared by something that does not work. */
const anotherWayLine = ({ checks }: Report): readonly string[] => {
  const all = checks.flatMap(({ anotherWay }) => (anotherWay === undefined ? [] : [anotherWay]));
  return all.length === 0
    ? []
    : [
        `another way   ${countOf(all.length, 'check')} prepared with ${[...new Set(all.flat())].join(', ')} (report.html and report.json have each)`,
      ];
};

/** `450 checks`, or `75 of 450 checks` where the others were left out. */
const judgedText = ({ checks }: Report): string => {
  const judged = checks.filter(({ verdict }) => verdict !== 'left out').length;
  const all = countOf(checks.length, 'check');
  return judged === checks.length ? all : `${quantity(judged)} of ${all}`;
};

const costLine = (report: Report): string => {
  const { cost, run } = report;
  const seconds = run.durationMs / 1000;
  const parts = [
    `${judgedText(report)} in ${seconds.toFixed(1)} s`,
    countOf(cost.exchanges, 'exchange'),
    `${countOf(cost.messages, 'message')} (forecast ${quantity(cost.forecastMessages)}, limit ${quantity(cost.messageLimit)})`,
    countOf(cost.sockets, 'client connection'),
    ...(cost.throttled > 0 ? [`throttled ${countOf(cost.throttled, 'time')}`] : []),
  ];
  return `cost          ${parts.join(', ')}`;
};

/** Once for all lines that the findings print. */
const reproduceNote = ({ run, checks }: Report): readonly string[] =>
  run.reproduce?.note === undefined || checks.every(({ verdict }) => verdict !== 'fail' && verdict !== 'warn')
    ? []
    : [`to reproduce  ${run.reproduce.note}`];

const sentenceLine = ({ gate }: Report, paint: Paint): string => {
  const sentence = paint.strong(gate.sentence);
  if (gate.exitCode === 0) return paint.good(sentence);
  return gate.exitCode === 1 ? paint.bad(sentence) : paint.doubtful(sentence);
};

/**
 * What the terminal shows at the end of a run: areas, then what is wrong, one block a cause, then the sentence.
 *
 * @param columns of the terminal
 */
export const summaryLines = (report: Report, paint: Paint, columns = usualColumns): readonly string[] => [
  ...areaLines(report, paint),
  ...openLines(report, { paint, columns }),
  ...causeBlocks(report, paint),
  ...knownLines(report, paint),
  '',
  requirementLine(report),
  ...partlyLine(report),
  ...anotherWayLine(report),
  ...observedLine(report),
  ...lagLines(report),
  costLine(report),
  ...reproduceNote(report),
  sentenceLine(report, paint),
];
