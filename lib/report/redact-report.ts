import type { Report } from '../contract/report.ts';

/** What is the suite's own, or where the target is: a key that happens to be a word must not tear ids and verdicts. */
const ours: ReadonlySet<string> = new Set(
  [
    'version id startedAt node selection restBase clientBase profile profileWhy profileAsked',
    'check area title state verdict looked requirements checks regressions',
    'code step path operation method level says source excluded',
  ].flatMap((names) => names.split(' ')),
);

const redactValue = (value: unknown, key: string, redact: (text: string) => string): unknown => {
  if (typeof value === 'string') return ours.has(key) ? value : redact(value);
  if (Array.isArray(value)) return key === 'steps' ? value : value.map((item) => redactValue(item, key, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactValue(member, name, redact)]));
};

/**
 * The report without secrets. Exchanges came without; but a target can say what it was sent in a message, a close reason or an error as well, and all that is seen of it
 * may be quoted somewhere.
 */
export const redactReport = (report: Report, redact: (text: string) => string): Report =>
  redactValue(report, '', redact) as Report;
