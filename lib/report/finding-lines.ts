import type { Exchange } from '../contract/exchange.ts';
import type { Finding } from '../contract/outcome.ts';
import type { CheckResult, Report } from '../contract/report.ts';
import { reproduceLine } from './reproduce/reproduce-line.ts';
import { scriptLine } from './reproduce/script-line.ts';

/** A label and what it says, for a reader. */
export type Line = readonly [label: string, text: string];

const excerptLength = 400;

/** A counterexample has few steps, as a rule. */
const shownSteps = 20;

const excerpt = (text: string): string =>
  text.length > excerptLength ? `${text.slice(0, excerptLength)}… (${text.length} characters)` : text;

const requirementLines = (report: Report, ids: readonly string[]): readonly Line[] =>
  report.requirements
    .filter(({ id }) => ids.includes(id))
    .map(({ id, level, says, source }) => ['requirement', `${says} (${level}; ${source}) [${id}]`] as const);

const exchangeLines = (exchange: Exchange): readonly Line[] => {
  const { method, url, requestBody, status, responseBody, failure, durationMs, number } = exchange;
  const answer = status === undefined ? 'no answer' : `${status}`;
  const trouble = failure === undefined ? '' : ` (${failure.message})`;
  return [
    ['exchange', `#${number} ${method} ${excerpt(url)}`],
    ...(requestBody === undefined || requestBody === '' ? [] : [['sent', excerpt(requestBody)] as const]),
    ['answer', `${answer}${trouble} after ${Math.round(durationMs)} ms`],
    ...(responseBody === undefined || responseBody === '' ? [] : [['body', excerpt(responseBody)] as const]),
  ];
};

const counterexampleLines = ({ counterexample }: Finding): readonly Line[] =>
  counterexample === undefined
    ? []
    : [
        ['smallest', excerpt(counterexample.value)],
        ...counterexample.stepTexts
          .slice(0, shownSteps)
          .map((text, index) => [`step ${index + 1}`, excerpt(text)] as const),
        ...(counterexample.stepTexts.length > shownSteps
          ? [['steps', `${counterexample.stepTexts.length - shownSteps} more`] as const]
          : []),
      ];

const stepText = ({ step, stepText: text }: Finding): string => (text === undefined ? `${step}` : `${step}: ${text}`);

/** One finding as lines: what holds, where it was tried, what was expected and seen, the exchange, and the line that reproduces it. */
export const findingLines = (report: Report, check: CheckResult, finding: Finding): readonly Line[] => [
  ['finding', `${finding.message} [${finding.code}]`],
  ...requirementLines(report, finding.requirements.length === 0 ? check.requirements : finding.requirements),
  ...(finding.step === undefined ? [] : [['step', excerpt(stepText(finding))] as const]),
  ['expected', excerpt(finding.expected)],
  ['seen', excerpt(finding.seen)],
  ...counterexampleLines(finding),
  ...(finding.exchange === undefined ? [] : exchangeLines(finding.exchange)),
  ['reproduce', reproduceLine(report, check, finding)],
  ...scriptLine(report, check, finding),
];

/** A check that came to no finding and yet does not pass, as lines. */
export const reasonLines = (report: Report, check: CheckResult): readonly Line[] => [
  ['reason', `${check.state === 'not-testable' ? 'not testable: ' : ''}${check.reason ?? 'none given'}`],
  ...requirementLines(report, check.requirements),
  ['reproduce', reproduceLine(report, check)],
  ...scriptLine(report, check),
];
