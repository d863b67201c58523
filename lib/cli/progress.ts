import { countOf, quantity } from '../contract/quantity.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Terminal } from './terminal.ts';

/** Tells how far a run is. */
export interface Progress extends Disposable {
  see(outcome: Outcome): void;
}

/** Without a terminal, one line in so many milliseconds shows that the run is alive. */
const plainEveryMs = 5000;
const liveEveryMs = 100;

interface Counts {
  done: number;
  odd: number;
  last: string;
}

const isOdd = ({ state }: Outcome): boolean => state !== 'pass' && state !== 'not-applicable';

const lineOf = ({ done, odd }: Counts, total: number, began: number): string => {
  const seconds = Math.round((performance.now() - began) / 1000);
  return `${quantity(done)} of ${countOf(total, 'check')}, ${quantity(odd)} not passed, ${quantity(seconds)} s`;
};

const liveProgress = async (total: number, { columns }: Terminal): Promise<Progress> => {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(process.stdout, { showCursor: true });
  const counts: Counts = { done: 0, odd: 0, last: '' };
  const began = performance.now();
  const draw = (): void => update(`${lineOf(counts, total, began)}  ${counts.last}`.slice(0, columns - 1));
  const timer = setInterval(draw, liveEveryMs);
  draw();
  return {
    see: (outcome) => {
      counts.done += 1;
      counts.odd += Number(isOdd(outcome));
      counts.last = outcome.check;
    },
    [Symbol.dispose]: () => {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
};

const plainProgress = (total: number, { say }: Terminal): Progress => {
  const counts: Counts = { done: 0, odd: 0, last: '' };
  const began = performance.now();
  const timer = setInterval(() => say(lineOf(counts, total, began)), plainEveryMs);
  return {
    see: (outcome) => {
      counts.done += 1;
      counts.odd += Number(isOdd(outcome));
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
};

/** One line that keeps changing on a terminal, a plain line now and then elsewhere. */
export const startProgress = (total: number, terminal: Terminal): Promise<Progress> =>
  terminal.live ? liveProgress(total, terminal) : Promise.resolve(plainProgress(total, terminal));
