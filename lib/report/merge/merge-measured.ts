import type { AnswerTimes, Measured } from '../../contract/measured/measured.ts';

const isSlower = (one: AnswerTimes, other: AnswerTimes | undefined): boolean =>
  other === undefined || one.medianMs > other.medianMs;

/** Of each operation, what the slowest part measured: shares of several parts cannot be added up. The ttls are those of all parts. */
export const mergeMeasured = (parts: readonly Measured[]): Measured | undefined => {
  if (parts.length === 0) return undefined;
  const slowest = new Map<AnswerTimes['operation'], AnswerTimes>();
  for (const one of parts.flatMap(({ answers }) => answers))
    if (isSlower(one, slowest.get(one.operation))) slowest.set(one.operation, one);
  return { answers: [...slowest.values()], ttls: parts.flatMap(({ ttls }) => ttls) };
};
