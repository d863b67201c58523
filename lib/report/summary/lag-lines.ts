import { countOf, quantity } from '../../contract/quantity.ts';
import type { Lag } from '../../contract/outcome.ts';
import type { Report } from '../../contract/report.ts';

/** Far beyond what was measured, and beyond what a busy machine explains. */
const farBeyond = 10;
const leastMs = 100;
/** Fewer are chance. */
const enough = 3;

/** A message that is lost now and then looks like an effect that came late: the next one arrives. */
const doubtLines = ({ timing }: Report, lags: readonly Lag[]): readonly string[] => {
  const measuredMs = ({ effect }: Lag): number => timing?.effects?.[effect.replace(/ again$/, '')] ?? Infinity;
  const strange = lags.filter((lag) => lag.lagMs > Math.max(leastMs, farBeyond * measuredMs(lag)));
  if (strange.length < enough) return [];
  const kinds = [...new Set(strange.map(({ effect }) => effect))].toSorted();
  return [
    `              ${quantity(strange.length)} of them (${kinds.join(', ')}) showed at once when they were measured: the target or this machine was busy, or messages were lost; a profile with consistency.effectBudgetMs: 0 excuses none`,
  ];
};

/** What was excused: an effect that came late, an answer that was wrong again before its effect had settled, and a deviation that was not there again. */
export const lagLines = (report: Report): readonly string[] => {
  const { checks } = report;
  const lags = checks.flatMap((check) => check.lags ?? []).toSorted((one, other) => one.lagMs - other.lagMs);
  // What failed again is a finding, if of another check.
  const anomalies = checks.filter(({ state }) => state === 'pass').flatMap((check) => check.anomalies ?? []);
  const [middle, longest] = [lags[Math.floor(lags.length / 2)], lags.at(-1)];
  const late =
    middle === undefined || longest === undefined
      ? []
      : [
          lags.length === 1
            ? `1 effect came ${quantity(longest.lagMs)} ms late (${longest.effect})`
            : `${countOf(lags.length, 'effect')} came late, by ${quantity(middle.lagMs)} ms in the median and ${quantity(longest.lagMs)} ms at most (${longest.effect})`,
        ];
  const failed = anomalies.filter(({ finding }) => finding !== undefined).length;
  const untold = anomalies.length - failed;
  const again = [
    ...(failed === 0 ? [] : [`${countOf(failed, 'attempt')} that failed did not fail again`]),
    ...(untold === 0
      ? []
      : [`${countOf(untold, 'attempt')} that could not be judged ${untold === 1 ? 'was' : 'were'} made again`]),
  ];
  const wentBack = checks.reduce((sum, check) => sum + (check.wentBack ?? 0), 0);
  const back =
    wentBack === 0
      ? []
      : [`answers went back ${wentBack === 1 ? 'once' : `${quantity(wentBack)} times`} while an effect lagged`];
  const parts = [...late, ...back, ...again];
  if (parts.length === 0) return [];
  return [`excused       ${parts.join('; ')} (report.json has each)`, ...doubtLines(report, lags)];
};
