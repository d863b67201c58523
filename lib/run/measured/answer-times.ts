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

const timesOf = (operation: AnswerTimes['operation'], durations: readonly number[]): AnswerTimes => {
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number): number => tenths(sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0] ?? 0);
  return {
    operation,
    answers: sorted.length,
    leastMs: at(0),
    medianMs: at(0.5),
    mostlyMs: at(0.95),
    mostMs: at(1),
  };
};

/** Keeps how long each answer took. Requests that got none, and those that are no operation, say nothing of it. */
export const createAnswerClock = (): AnswerClock => {
  const durations = new Map<AnswerTimes['operation'], number[]>();
  return {
    see: ({ operation, status, durationMs }) => {
      if (status === undefined || operation === 'other') return;
      const own = durations.get(operation);
      if (own === undefined) durations.set(operation, [durationMs]);
      else own.push(durationMs);
    },
    times: () => [...durations].map(([operation, own]) => timesOf(operation, own)),
  };
};
