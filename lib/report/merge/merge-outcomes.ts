import type { Monitor } from '../../contract/check.ts';
import type { Finding, Outcome, OutcomeState } from '../../contract/outcome.ts';
import type { Report } from '../../contract/report.ts';
import { answerOf, judgedAnswers } from '../../engine/ledger/answer-of.ts';
import { countInReason, monitorReason, shownFindings } from '../../engine/ledger/monitor-findings.ts';
import type { ListedCheck } from '../../run/select-checks.ts';
import { outcomesOfPart } from './outcomes-of-part.ts';

/** From the worst to the least. */
const states: readonly OutcomeState[] = [
  'not-testable',
  'fail',
  'blocked',
  'inconclusive',
  'left-out',
  'pass',
  'not-applicable',
];

const worstOf = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.toSorted((one, other) => states.indexOf(one.state) - states.indexOf(other.state)).slice(0, 1);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** What a monitor has seen in one part, and how much of it there was. */
interface Seen {
  readonly findings: readonly Finding[];
  readonly count: number;
}

/** What another part's checks have judged is theirs here, too. */
const seenIn = ({ findings, reason = '' }: Outcome, check: Monitor, judged: ReadonlySet<string>): Seen => {
  if (check.monitor !== 'undocumented-status')
    return { findings, count: Math.max(findings.length, countInReason(reason)) };
  const left = findings.filter((finding) => !judged.has(answerOf(finding)));
  const count = Math.max(findings.length, countInReason(reason)) - (findings.length - left.length);
  return { findings: left, count: left.length === 0 ? 0 : count };
};

/** What a monitor has seen in all parts. */
const mergeMonitor = (check: Monitor, outcomes: readonly Outcome[], judged: ReadonlySet<string>): readonly Outcome[] =>
  worstOf(outcomes).map((worst) => {
    if (worst.state !== 'fail') return worst;
    const seen = outcomes.map((outcome) => seenIn(outcome, check, judged));
    const findings = seen.flatMap((one) => one.findings);
    const [first] = findings;
    const { reason: _reason, ...rest } = worst;
    if (first === undefined) return { ...rest, state: 'pass', findings: [] };
    const reason = monitorReason(first, sum(seen.map(({ count }) => count)));
    return { ...worst, findings: shownFindings(findings), reason };
  });

/** One outcome for each check: of what every part has run, the worst of a ground check, and all that a monitor has seen. */
export const mergeOutcomes = (parts: readonly Report[], checks: readonly ListedCheck[]): readonly Outcome[] => {
  const all = parts.flatMap(outcomesOfPart);
  const judged = judgedAnswers(all);
  return checks.flatMap(({ check }) => {
    const mine = all.filter((outcome) => outcome.check === check.id);
    return 'monitor' in check ? mergeMonitor(check, mine, judged) : worstOf(mine);
  });
};
