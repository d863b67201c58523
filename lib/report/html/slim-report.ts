import type { Exchange } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { briefText } from '../brief-text.ts';
import { without } from './without.ts';

/** How much of a report a page shows. The rest is for `report.json`. */
interface Measure {
  readonly longestText: number;
  /** Of one check. */
  readonly findings: number;
  /** Of one check, those with exchange and timeline. */
  readonly drawn: number;
}

/** The most that is shown, and what is shown where that would be too much. */
const measures: readonly Measure[] = [
  { longestText: 4000, findings: 20, drawn: 20 },
  { longestText: 1200, findings: 8, drawn: 2 },
  { longestText: 400, findings: 3, drawn: 1 },
  { longestText: 200, findings: 1, drawn: 0 },
];

const cutAll = (value: unknown, longest: number): unknown => {
  if (typeof value === 'string') return briefText(value, longest);
  if (typeof value === 'number') return Math.round(value * 100) / 100;
  if (Array.isArray(value)) return value.map((item) => cutAll(item, longest));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cutAll(member, longest)]));
};

const slimExchange = (exchange: Exchange): Exchange => ({
  ...without(exchange, 'responseHeaders'),
  requestHeaders: {},
});

const slimFinding = ({ exchange, counterexample, timeline, ...finding }: Finding, isDrawn: boolean): Finding => ({
  ...finding,
  ...(exchange === undefined || !isDrawn ? {} : { exchange: slimExchange(exchange) }),
  ...(timeline === undefined || !isDrawn ? {} : { timeline }),
  ...(counterexample === undefined ? {} : { counterexample: { ...counterexample, steps: [] } }),
});

const slimCheck = (check: CheckResult, { findings, drawn }: Measure): CheckResult => ({
  ...without(check, 'anomalies', 'values', 'lagMs', 'regressions'),
  looked: [],
  startedAtMs: 0,
  waitedMs: 0,
  messages: 0,
  sockets: 0,
  findings: check.findings.slice(0, findings).map((finding, index) => slimFinding(finding, index < drawn)),
});

const slimBy = (report: Report, measure: Measure): Report =>
  cutAll(
    {
      ...without(report, 'part'),
      checks: report.checks.map((check) => slimCheck(check, measure)),
      // The checks say it themselves.
      requirements: report.requirements.map((one) => ({ ...one, checks: [] })),
    },
    measure.longestText,
  ) as Report;

/** A report without what the page does not show, and with as much of the rest as has room: the page stays small, however much there is to say. */
export const slimReport = (report: Report, mostCharacters: number): Report => {
  let slim = report;
  for (const measure of measures) {
    slim = slimBy(report, measure);
    if (JSON.stringify(slim).length <= mostCharacters) break;
  }
  return slim;
};
