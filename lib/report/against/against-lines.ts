import { countOf } from '../../contract/quantity.ts';
import type { Line } from '../finding-lines.ts';
import { cut, oneLine, type Paint } from '../summary/paint.ts';
import type { AgainstReport, ListedDifference, NotCompared } from './against-report.ts';
import { aspectNames } from './difference.ts';

const mostSteps = 12;
const mostChecks = 5;
const mostUnsteady = 10;
const longest = 400;

const named = (checks: readonly string[]): string =>
  checks.length > mostChecks
    ? `${checks.slice(0, mostChecks).join(', ')} and ${checks.length - mostChecks} more`
    : checks.join(', ');

const beforeLines = (before: readonly string[]): readonly Line[] =>
  before.length > mostSteps
    ? [
        ...before.slice(-mostSteps).map((text) => ['after', text] as const),
        ['', `${before.length - mostSteps} more steps`],
      ]
    : before.map((text) => ['after', text] as const);

/** A difference as lines: the smallest request that shows it, and what either service showed. */
export const differenceLines = (difference: ListedDifference): readonly Line[] => {
  const { smallest, aspect, target, against, requirements, checks, steps } = difference;
  const { request, before, text, check, step, reproduce } = smallest;
  const aspectName = aspectNames[aspect];
  return [
    ...beforeLines(before).map(([label, line]) => [label, cut(oneLine(line), longest)] as const),
    ['step', cut(oneLine(text), longest)],
    ...(request === undefined ? [] : [['request', `${request.method} ${request.path}`] as const]),
    ...(request?.body === undefined ? [] : [['body', cut(oneLine(request.body), longest)] as const]),
    ['target', `${aspectName} ${cut(oneLine(target), longest)}`],
    ['against', `${aspectName} ${cut(oneLine(against), longest)}`],
    ['judged by', requirements.length === 0 ? 'no requirement' : named(requirements)],
    ['shown by', `${countOf(steps, 'step')} of ${countOf(checks.length, 'check')}: ${named(checks)}`],
    ['where', `${check} ${step}`.trim()],
    ['reproduce', reproduce],
  ];
};

/** Why some checks could not be compared, in one line. */
export const notComparedText = ({ why, checks }: NotCompared): string =>
  `${countOf(checks.length, 'check')} ${why.replace('-', ' ')}: ${named(checks)}`;

const block = (difference: ListedDifference, number: number, { strong, bad, quiet }: Paint): readonly string[] => [
  `${number}. ${strong(bad(oneLine(difference.title)))}`,
  ...differenceLines(difference).map(([label, text]) => `    ${quiet(label.padEnd(10))}${text}`),
  '',
];

/** The rows below the differences. */
export const restRows = ({ target, against, unsteady, notCompared, rounds }: AgainstReport): readonly Line[] => [
  ['target', target.sentence],
  ['against', against.sentence],
  ...(rounds === 1 ? [] : [['tried', 'each difference was seen in two runs on either service'] as const]),
  ...unsteady
    .slice(0, mostUnsteady)
    .map(({ check, text }) => ['not again', cut(oneLine(`${check}: ${text}`), longest)] as const),
  ...notCompared.map((one) => ['skipped', notComparedText(one)] as const),
];

/** A comparison of two services for a terminal. */
export const againstLines = (report: AgainstReport, paint: Paint): readonly string[] => {
  const tone = [paint.good, paint.bad][report.exitCode] ?? paint.doubtful;
  return [
    ...report.differences.flatMap((difference, index) => block(difference, index + 1, paint)),
    ...restRows(report).map(([label, text]) => `${paint.quiet(label.padEnd(10))}${text}`),
    tone(report.sentence),
  ];
};
