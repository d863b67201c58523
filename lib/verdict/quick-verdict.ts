import type { KnownDeviation } from '../contract/known/known-entry.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Verdict } from '../contract/report.ts';
import type { Requirement } from '../spec/requirement.ts';
import { judgeCheck } from './judge-check.ts';

export interface QuickVerdictOptions {
  readonly checks: readonly { readonly id: string; readonly verifies: readonly string[] }[];
  readonly requirements: readonly Pick<Requirement, 'id' | 'level'>[];
  readonly known: readonly KnownDeviation[];
}

/**
 * The verdict of a check while the run goes on. It may still change: late messages and rates are seen at the end.
 */
export const createQuickVerdict = ({
  checks,
  requirements,
  known,
}: QuickVerdictOptions): ((outcome: Outcome) => Verdict) => {
  const verifies = new Map(checks.map((check) => [check.id, check.verifies]));
  const levels = new Map(requirements.map(({ id, level }) => [id, level]));
  const accepted = new Set(known.map(({ of, id }) => `${of} ${id}`));
  return (outcome) => {
    const of = verifies.get(outcome.check) ?? [];
    const verdict = judgeCheck(outcome, of, (id) => levels.get(id));
    if (verdict !== 'fail' && verdict !== 'warn') return verdict;
    if (accepted.has(`check ${outcome.check}`)) return 'known';
    const rest = judgeCheck(outcome, of, (id) => (accepted.has(`requirement ${id}`) ? 'record' : levels.get(id)));
    return rest === 'observed' ? 'known' : rest;
  };
};
