import type { Finding } from '../../contract/outcome.ts';
import { answerOf } from './answer-of.ts';

/** So many findings of a monitor are kept. */
const mostShown = 10;

/** The first findings of a monitor, in their order; of each kind of response at least one, as far as there is room. */
export const shownFindings = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  const firsts = findings.filter((finding) => !seen.has(answerOf(finding)) && seen.add(answerOf(finding)));
  const chosen = new Set([...new Set([...firsts, ...findings])].slice(0, mostShown));
  return findings.filter((finding) => chosen.has(finding));
};

/** The reason of a monitor that has found something: the first of its findings, and how many there were. */
export const monitorReason = ({ message }: Pick<Finding, 'message'>, count: number): string =>
  `${message} (${count} in this run)`;

/** How many findings a reason of {@link monitorReason} speaks of. */
export const countInReason = (reason: string): number => Number(/\((\d+) in this run\)$/.exec(reason)?.[1] ?? 0);
