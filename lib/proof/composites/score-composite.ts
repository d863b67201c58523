import type { Composite, Wrong } from '../../../fixtures/composites/composite.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { causesOf } from '../../verdict/causes/causes-of.ts';

/** How true a run on a service with many faults was. */
export interface CompositeScore {
  readonly id: string;
  readonly faults: number;
  readonly exitCode: number;
  /** Requirements of level must that failed. */
  readonly red: readonly string[];
  /** Of those, the ones that no fault of the service breaks or turns red with what it breaks. */
  readonly falselyRed: readonly string[];
  /** Faults none of whose requirements is red or blocked, though a check could judge them that shows them by themselves. */
  readonly missed: readonly string[];
  /** Faults none of whose requirements is red or blocked, and that no check could judge that shows them by themselves. */
  readonly hidden: readonly string[];
  /** Titles of the causes that the run printed. */
  readonly causes: readonly string[];
  readonly lines: number;
  readonly wallMs: number;
}

const verdictsOf = ({ requirements }: Report): ReadonlyMap<string, string> =>
  new Map(requirements.map(({ id, verdict }) => [id, verdict]));

const brokenBy = ({ breaks, alsoTurnsRed = [] }: Wrong): readonly string[] => [...breaks, ...alsoTurnsRed];

/** Requirements whose messages were altered: each says that what it is about arrives as it was sent, so that it is broken whichever fault alters it. */
const alteredIn = ({ checks }: Report): readonly string[] =>
  checks
    .flatMap(({ findings }) => findings)
    .filter(({ code }) => code === 'altered')
    .flatMap(({ requirements }) => requirements);

/** Requirements of checks that went on for longer than what they rely on lasts in this service. */
const outlasting = ({ checks }: Report, { undoes }: Wrong): readonly string[] =>
  undoes === undefined
    ? []
    : checks
        .filter(({ durationMs }) => durationMs >= undoes.afterMs)
        .flatMap(({ findings }) => findings)
        .filter(({ uses = [] }) => uses.includes(undoes.operation))
        .flatMap(({ requirements }) => requirements);

/** Whether none of these checks, which show a fault where nothing else is wrong, judged all that it broke: what else is wrong left steps out, or ended the check before. */
const isHidden = ({ checks, requirements }: Report, { breaks }: Wrong, caughtBy: readonly string[]): boolean => {
  const able = checks.filter(({ check, state }) => caughtBy.includes(check) && state !== 'not-applicable');
  const broken = requirements.filter(({ id }) => breaks.includes(id));
  const unjudged = new Set(broken.flatMap(({ unjudgedBy = [] }) => unjudgedBy));
  const judges = ({ check, looked }: CheckResult): boolean =>
    !unjudged.has(check) && breaks.some((id) => looked.includes(id));
  return able.length > 0 && !able.some(judges);
};

/**
 * Holds a report against what was done to the service.
 *
 * @param caughtBy the checks that find a fault where nothing else is wrong
 */
export const scoreComposite = (
  { id, faults }: Pick<Composite, 'id' | 'faults'>,
  {
    report,
    exitCode,
    output,
    wallMs,
  }: { readonly report: Report; readonly exitCode: number; readonly output: string; readonly wallMs: number },
  caughtBy: (fault: string) => readonly string[] = () => [],
): CompositeScore => {
  const verdicts = verdictsOf(report);
  const altered = faults.some(({ finding }) => finding.includes('altered')) ? alteredIn(report) : [];
  const outlasted = faults.flatMap((fault) => outlasting(report, fault));
  const broken = new Set([...faults.flatMap(brokenBy), ...altered, ...outlasted]);
  const red = report.requirements.filter(({ level, verdict }) => level === 'must' && verdict === 'fail');
  const shows = (requirement: string): boolean => ['fail', 'warn', 'blocked'].includes(verdicts.get(requirement) ?? '');
  // Keep-alive intervals and optional areas are not part of a run without options.
  const isJudged = (requirement: string): boolean => verdicts.get(requirement) !== 'not applicable';
  const unshown = faults.filter(({ breaks }) => breaks.some(isJudged) && !breaks.some(shows));
  const hidden = unshown.filter((fault) => isHidden(report, fault, caughtBy(fault.id)));
  return {
    id,
    faults: faults.length,
    exitCode,
    red: red.map(({ id: requirement }) => requirement),
    falselyRed: red.map(({ id: requirement }) => requirement).filter((requirement) => !broken.has(requirement)),
    missed: unshown.filter((fault) => !hidden.includes(fault)).map((fault) => fault.id),
    hidden: hidden.map((fault) => fault.id),
    causes: causesOf(report).map(({ title }) => title),
    lines: output.split('\n').length,
    wallMs,
  };
};
