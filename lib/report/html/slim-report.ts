import type { Exchange } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report } from '../../contract/report.ts';

/** Longer texts are for `report.json`. */
const longestText = 4000;
/** Of one check. */
const mostFindings = 20;

const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText)}… (${text.length} characters, see report.json)`;

const cutAll = (value: unknown): unknown => {
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'number') return Math.round(value * 100) / 100;
  if (Array.isArray(value)) return value.map(cutAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cutAll(member)]));
};

const without = <Whole extends object, Name extends keyof Whole>(whole: Whole, name: Name): Omit<Whole, Name> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)) as Omit<Whole, Name>;

const slimExchange = (exchange: Exchange): Exchange => ({
  ...without(exchange, 'responseHeaders'),
  requestHeaders: {},
});

const slimFinding = ({ exchange, counterexample, ...finding }: Finding): Finding => ({
  ...finding,
  ...(exchange === undefined ? {} : { exchange: slimExchange(exchange) }),
  ...(counterexample === undefined ? {} : { counterexample: { ...counterexample, steps: [] } }),
});

const slimCheck = (check: CheckResult): CheckResult => ({
  ...without(check, 'anomalies'),
  looked: [],
  findings: check.findings.slice(0, mostFindings).map(slimFinding),
});

/** A report without what the page does not show, so that the page stays small. */
export const slimReport = (report: Report): Report =>
  cutAll({
    ...without(report, 'part'),
    checks: report.checks.map(slimCheck),
    // The checks say it themselves.
    requirements: report.requirements.map((one) => ({ ...one, checks: [] })),
  }) as Report;
