import type { CheckResult } from '../contract/report.ts';

const leastChecks = 5;
/** Of a reason: some quote what the target said. */
const longest = 200;

/** Two reasons that differ in names, numbers and the value at fault only are one. */
const kindOf = (reason: string): string =>
  reason
    .replace(/; smallest value that fails: .*/s, '')
    .replaceAll(/"[^"]*"|\d+/g, '#')
    .replaceAll(/#(?:, #)+/g, '#');

/** What most of the failed checks failed of, where that is one thing: the rest of them need not be read before it is mended. */
export const mainReason = (checks: readonly CheckResult[]): string | undefined => {
  const reasons = checks.flatMap(({ verdict, reason }) => (verdict === 'fail' && reason !== undefined ? [reason] : []));
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(kindOf(reason), (counts.get(kindOf(reason)) ?? 0) + 1);
  const common = reasons.find((reason) => (counts.get(kindOf(reason)) ?? 0) * 2 > reasons.length);
  return reasons.length < leastChecks ? undefined : common?.replaceAll(/\s+/g, ' ').slice(0, longest);
};
