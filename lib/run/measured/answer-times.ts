import type { Exchange } from '../../contract/exchange.ts';
import type { AnswerTimes } from '../../contract/measured/measured.ts';

type Timed = Pick<Exchange, 'operation' | 'status' | 'durationMs'>;

/** How long answers of each operation took. */
export interface AnswerClock {
  readonly see: (exchange: Timed) => void;
  /** The operations in the order in which each was answered first. */
  readonly times: () => readonly AnswerTimes[];
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;

/** How long the latest answers took: a run that soaks for hours keeps no more than others. */
interface Durations {
  count: number;
  readonly latest: number[];
}

const mostLatest = 10_000;

const timesOf = (operation: AnswerTimes['operation'], { count, latest }: Durations): AnswerTimes => {
  const sorted = latest.toSorted((one, other) => one - other);
  const at = (share: number): number => tenths(sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0] ?? 0);
  return {
    operation,
    answers: count,
    leastMs: at(0),
    medianMs: at(0.5),
    mostlyMs: at(0.95),
    mostMs: at(1),
  };
};

/** Keeps how long the answers took. Requests that got none, and those that are no operation, say nothing of it. */
export const createAnswerClock = (): AnswerClock => {
  const durations = new Map<AnswerTimes['operation'], Durations>();
  return {
    see: ({ operation, status, durationMs }) => {
      if (status === undefined || operation === 'other') return;
      const own = durations.get(operation) ?? { count: 0, latest: [] };
      durations.set(operation, own);
      own.latest[own.count % mostLatest] = durationMs;
      own.count += 1;
    },
    times: () => [...durations].map(([operation, own]) => timesOf(operation, own)),
  };
};
