import { durationText } from '../../contract/duration.ts';
import { countOf, quantity } from '../../contract/quantity.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Verdict } from '../../contract/report.ts';
import { verdictWords } from '../../report/verdict-words.ts';
import type { Terminal } from '../terminal.ts';

/** Tells how far a run is. */
export interface Progress extends Disposable {
  see(outcome: Outcome, verdict: Verdict): void;
  /** The run soaks from now on, for so many milliseconds. */
  readonly soak: (forMs: number) => void;
}

export interface ProgressOptions {
  /** How many checks there are. */
  readonly total: number;
}

/** Without a terminal, one line in so many milliseconds shows that the run is alive. */
const plainEveryMs = 5000;
const liveEveryMs = 100;

/** What a reader may want to interrupt a run for. Which of the checks that found something have failed is known at the end, when each deviation has been charged once. */
const told: readonly (readonly [words: string, verdicts: readonly Verdict[]])[] = [
  ['with findings', ['fail', 'warn']],
  ...(['known', 'blocked', 'inconclusive', 'left out'] as const).map((one) => [verdictWords[one], [one]] as const),
];

interface Seen {
  readonly began: number;
  readonly verdicts: Verdict[];
  last: string;
  /** `performance.now()` when the soak is over. */
  soaksUntil?: number;
}

const countsOf = (seen: readonly Verdict[]): readonly string[] =>
  told.flatMap(([words, verdicts]) => {
    const count = seen.filter((one) => verdicts.includes(one)).length;
    return count === 0 ? [] : [`${quantity(count)} ${words}`];
  });

/** What a progress line is about. */
interface Shown {
  readonly total: number;
  readonly elapsedMs: number;
  /** How long the soak still lasts. */
  readonly soakMs?: number;
}

/** `12 of 410 checks, 1 with findings, 8 s`; `408 of 410 checks, 95 s, soaking, 9.5 min left` */
export const progressLine = (verdicts: readonly Verdict[], { total, elapsedMs, soakMs = 0 }: Shown): string =>
  [
    `${quantity(verdicts.length)} of ${countOf(total, 'check')}`,
    ...countsOf(verdicts),
    `${quantity(Math.round(elapsedMs / 1000))} s`,
    ...(soakMs > 0 ? [`soaking, ${durationText(1000 * Math.ceil(soakMs / 1000))} left`] : []),
  ].join(', ');

const lineOf = ({ verdicts, began, soaksUntil = 0 }: Seen, total: number): string => {
  const now = performance.now();
  return progressLine(verdicts, { total, elapsedMs: now - began, soakMs: soaksUntil - now });
};

const noteSoak =
  (seen: Seen): Progress['soak'] =>
  (forMs) => {
    seen.soaksUntil = performance.now() + forMs;
  };

const note = (seen: Seen, outcome: Outcome, verdict: Verdict): void => {
  seen.verdicts.push(verdict);
  seen.last = outcome.check;
};

const liveProgress = (options: ProgressOptions, { columns }: Terminal): Progress => {
  const { stdout } = process;
  const seen: Seen = { began: performance.now(), verdicts: [], last: '' };
  const draw = (): void => {
    stdout.cursorTo(0);
    stdout.write(`${lineOf(seen, options.total)}  ${seen.last}`.slice(0, columns - 1));
    stdout.clearLine(1);
  };
  const timer = setInterval(draw, liveEveryMs);
  draw();
  return {
    see: (outcome, verdict) => note(seen, outcome, verdict),
    soak: noteSoak(seen),
    [Symbol.dispose]: () => {
      clearInterval(timer);
      stdout.cursorTo(0);
      stdout.clearLine(0);
    },
  };
};

const plainProgress = (options: ProgressOptions, { say }: Terminal): Progress => {
  const seen: Seen = { began: performance.now(), verdicts: [], last: '' };
  const timer = setInterval(() => say(lineOf(seen, options.total)), plainEveryMs);
  return {
    see: (outcome, verdict) => note(seen, outcome, verdict),
    soak: (forMs) => {
      const hasBegun = seen.soaksUntil !== undefined;
      noteSoak(seen)(forMs);
      if (!hasBegun) say(lineOf(seen, options.total));
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
};

/** One line that keeps changing on a terminal, a plain line now and then elsewhere. */
export const startProgress = (options: ProgressOptions, terminal: Terminal): Progress =>
  terminal.live ? liveProgress(options, terminal) : plainProgress(options, terminal);
