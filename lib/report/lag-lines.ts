import { countOf, quantity } from '../contract/quantity.ts';
import type { Report } from '../contract/report.ts';

/** What was excused: an effect that came late, and a deviation that was not there again. */
export const lagLines = ({ checks }: Report): readonly string[] => {
  const lags = checks.flatMap((check) => check.lags ?? []).toSorted((one, other) => one.lagMs - other.lagMs);
  const anomalies = checks.flatMap((check) => check.anomalies ?? []);
  const [middle, longest] = [lags[Math.floor(lags.length / 2)], lags.at(-1)];
  const late =
    middle === undefined || longest === undefined
      ? []
      : [
          `${countOf(lags.length, 'effect')} came late, half of them by ${quantity(middle.lagMs)} ms or less, at most ${quantity(longest.lagMs)} ms (${longest.effect})`,
        ];
  const again =
    anomalies.length === 0 ? [] : [`${countOf(anomalies.length, 'attempt')} that failed did not fail again`];
  const parts = [...late, ...again];
  return parts.length === 0 ? [] : [`excused       ${parts.join('; ')} (report.json has each)`];
};
