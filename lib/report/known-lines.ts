import type { KnownDeviation } from '../contract/known/known-entry.ts';
import { countOf } from '../contract/quantity.ts';
import type { CheckResult, Report } from '../contract/report.ts';
import { checksAgainst } from '../verdict/checks-against.ts';
import { isBlockedByKnown } from '../verdict/known/blocked-by-known.ts';

/** A known deviation in one line: what is claimed, why, and whom to ask. */
export const knownText = ({ claim, rate, reason, owner, expires, link }: KnownDeviation): string => {
  const notes = [
    ...(rate === undefined ? [] : [`rate ${rate}`]),
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(expires === undefined ? [] : [`accepted until ${expires}`]),
    ...(link === undefined ? [] : [link]),
  ];
  return `${claim}: ${reason}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
};

/** A known deviation that a run has shown, the checks that show it, and the checks that it blocks. */
export interface ShownDeviation {
  readonly deviation: KnownDeviation;
  readonly checks: readonly CheckResult[];
  readonly blocks: readonly CheckResult[];
}

const isSame = (one: KnownDeviation, other: KnownDeviation | undefined): boolean =>
  one.of === other?.of && one.id === other.id;

/** The checks that show it, whatever else they show. */
const showing = (report: Report, { of, id }: KnownDeviation): readonly CheckResult[] => {
  if (of === 'check') return report.checks.filter(({ check }) => check === id);
  return report.requirements
    .filter((requirement) => requirement.id === id)
    .flatMap((requirement) => checksAgainst(requirement, report.checks));
};

/** The known deviations that a run has shown, in the order of the report. */
export const shownDeviations = (report: Report): readonly ShownDeviation[] => {
  const { checks, requirements } = report;
  const all = [...requirements, ...checks].flatMap(({ verdict, known }) =>
    verdict === 'known' && known !== undefined ? [known] : [],
  );
  const blocked = checks.filter((check) => isBlockedByKnown(check, report));
  return all
    .filter((one, index) => all.findIndex((other) => isSame(one, other)) === index)
    .map((deviation) => {
      const ids = new Set(requirements.filter(({ known }) => isSame(deviation, known)).map(({ id }) => id));
      return {
        deviation,
        checks: showing(report, deviation),
        blocks: blocked.filter(({ blockedBy = [] }) => blockedBy.some((id) => ids.has(id))),
      };
    });
};

/** The checks of a deviation in words: `2 checks show it, 14 checks are blocked by it`. */
export const effectText = ({ checks, blocks }: ShownDeviation): string => {
  const shown = checks.length === 1 ? '1 check shows it' : `${countOf(checks.length, 'check')} show it`;
  const are = blocks.length === 1 ? 'is' : 'are';
  return blocks.length === 0 ? shown : `${shown}, ${countOf(blocks.length, 'check')} ${are} blocked by it`;
};
