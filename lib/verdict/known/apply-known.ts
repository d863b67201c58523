import type { KnownDeviation, KnownEntry } from '../../contract/known/known-entry.ts';
import type { CheckResult, Report, RequirementResult, Verdict } from '../../contract/report.ts';
import { heardOf } from '../heard-of.ts';
import { concernedBy, judgeCheck } from '../judge-check.ts';
import { judgeRequirement } from '../judge-requirement.ts';
import { compareWithRate } from './rate-bound.ts';
import { triesOf } from './tries-of.ts';

type Judged = Pick<Report, 'checks' | 'requirements'>;

type Deviations = ReadonlyMap<string, KnownDeviation>;

const red: ReadonlySet<Verdict> = new Set(['fail', 'warn']);
/** What an entry has nothing to explain of. */
const settled: ReadonlySet<Verdict> = new Set(['pass', 'not applicable', 'observed']);

/** A rate that does not explain what was seen excuses nothing. */
const isAccepted = ({ deviation, checks: ids }: KnownEntry, checks: readonly CheckResult[]): boolean =>
  deviation.rate === undefined ||
  compareWithRate(triesOf(checks.filter(({ check }) => ids.includes(check))), deviation.rate) !== 'above';

const deviationsOf = (entries: readonly KnownEntry[], of: KnownDeviation['of']): Deviations =>
  new Map(entries.filter(({ deviation }) => deviation.of === of).map(({ deviation }) => [deviation.id, deviation]));

const explained = <Result extends { readonly verdict: Verdict }>(result: Result, known: KnownDeviation): Result =>
  settled.has(result.verdict)
    ? result
    : { ...result, verdict: red.has(result.verdict) ? 'known' : result.verdict, known };

/** Where nothing is open but what known checks say, they explain it; else the rest of the checks decides. */
const byChecks = (
  requirement: RequirementResult,
  heard: readonly CheckResult[],
  ofChecks: Deviations,
): RequirementResult => {
  const known = heard.filter(({ check, verdict }) => ofChecks.has(check) && !settled.has(verdict));
  const deviation = ofChecks.get(known[0]?.check ?? '');
  if (deviation === undefined) return requirement;
  const rest = judgeRequirement(
    requirement,
    heard.filter((check) => !known.includes(check)),
  );
  const isExplained = settled.has(rest) || rest === 'not observed';
  return isExplained ? explained(requirement, deviation) : { ...requirement, verdict: rest };
};

/** What is known of a requirement does not count in a check of others too. */
const byRequirements = (check: CheckResult, { requirements }: Judged, ofRequirements: Deviations): CheckResult => {
  if (!red.has(check.verdict)) return check;
  const concerned = concernedBy(check, check.requirements);
  const deviation = concerned.map((id) => ofRequirements.get(id)).find((one) => one !== undefined);
  if (deviation === undefined) return check;
  const levels = new Map(requirements.map(({ id, level }) => [id, level]));
  const rest = judgeCheck(check, check.requirements, (id) => (ofRequirements.has(id) ? 'record' : levels.get(id)));
  return red.has(rest) ? { ...check, verdict: rest } : explained(check, deviation);
};

/** The same results in the light of a list of known deviations: what an entry explains is `known`, and has the entry beside it. */
export const applyKnown = (judged: Judged, entries: readonly KnownEntry[]): Judged => {
  const accepted = entries.filter((entry) => isAccepted(entry, judged.checks));
  const ofChecks = deviationsOf(accepted, 'check');
  const ofRequirements = deviationsOf(accepted, 'requirement');
  const checks = judged.checks.map((check) => {
    const own = ofChecks.get(check.check);
    return own === undefined ? byRequirements(check, judged, ofRequirements) : explained(check, own);
  });
  const requirements = judged.requirements.map((requirement) => {
    const own = ofRequirements.get(requirement.id);
    if (own !== undefined) return explained(requirement, own);
    return byChecks(requirement, heardOf(judged.checks, requirement.id, requirement.checks), ofChecks);
  });
  return { checks, requirements };
};
