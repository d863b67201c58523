import type { CheckResult, Report } from '../../contract/report.ts';
import type { MeasuredRun } from './measure-run.ts';

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [upper = 0, lower = 0] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2;
};

const sum = (checks: readonly CheckResult[], pick: (check: CheckResult) => number): number =>
  checks.reduce((total, check) => total + pick(check), 0);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** Checks run at once, so their waits are a share of their own time together; what bounds the run is the longest of them. */
const waitLine = ({ checks }: Report): string => {
  const share =
    sum(checks, ({ waitedMs }) => waitedMs) /
    Math.max(
      1,
      sum(checks, ({ durationMs }) => durationMs),
    );
  const longest = Math.max(0, ...checks.map(({ waitedMs }) => waitedMs));
  return `waiting       ${(100 * share).toFixed(1)} % of the checks' time for a ttl or a keep-alive; the longest of one check ${seconds(longest)}`;
};

/** What a bench prints of the HTML page: the median of its loads. @param paints undefined: there is no browser */
export const paintLine = (paints: readonly number[] | undefined): string =>
  paints === undefined
    ? 'first paint   not measured: no Chromium on this machine'
    : `first paint   ${seconds(median(paints))} of the page of 8 targets with 300 requirements each (median of ${paints.map(seconds).join(', ')})`;

const areaLine = (area: string, checks: readonly CheckResult[]): string => {
  const cells = [
    checks.length,
    sum(checks, ({ exchanges }) => exchanges),
    sum(checks, ({ messages }) => messages),
    sum(checks, ({ sockets }) => sockets),
  ].map((number) => String(number).padStart(10));
  const end = Math.max(0, ...checks.map(({ startedAtMs, durationMs }) => startedAtMs + durationMs));
  return `  ${area.padEnd(20)}${cells.join('')}${seconds(end).padStart(12)}`;
};

const heads = ['checks', 'exchanges', 'messages', 'sockets'].map((head) => head.padStart(10)).join('');

const areaLines = ({ checks }: Report): readonly string[] =>
  [...new Set(checks.map(({ area }) => area))].map((area) =>
    areaLine(
      area,
      checks.filter((check) => check.area === area),
    ),
  );

/** What a bench prints: the median of the runs, and by area where the cost lies and when its last check was done. */
export const benchLines = (runs: readonly MeasuredRun[]): readonly string[] => {
  const wallMs = median(runs.map((run) => run.wallMs));
  const judgingMs = median(runs.map((run) => run.judgingMs));
  const [{ report } = { report: undefined }] = runs.toSorted(
    (one, other) => Math.abs(one.wallMs - wallMs) - Math.abs(other.wallMs - wallMs),
  );
  if (report === undefined) return [];
  const { checks, cost } = report;
  const walls = runs.map((run) => seconds(run.wallMs)).join(', ');
  return [
    `  ${''.padEnd(20)}${heads}${'done after'.padStart(12)}`,
    ...areaLines(report),
    '',
    `wall time     ${seconds(wallMs)}, process start and end included (median of ${walls})`,
    `of it         ${seconds(judgingMs)} from the first request to the last outcome, ${seconds(wallMs - judgingMs)} before and after`,
    `checks        ${checks.length}, ${((checks.length * 1000) / wallMs).toFixed(0)} a second`,
    `cost          ${cost.exchanges} exchanges, ${cost.messages} messages, ${cost.sockets} client connections`,
    waitLine(report),
  ];
};
