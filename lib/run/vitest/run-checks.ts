import type { TestRunResult } from 'vitest/node';
import type { Outcome } from '../../contract/outcome.ts';
import type { Stopped } from '../../contract/report.ts';
import { openChannel } from './open-channel.ts';
import { hear, nothingHeard, resultOf, type RunChecksResult } from '../heard.ts';
import type { RunOrder } from '../run-order.ts';
import { checksFile, startVitest } from './start-vitest.ts';

export interface RunChecksOptions {
  readonly order: Omit<RunOrder, 'channel'>;
  /** Its abort ends the run early; the reason is a {@link Stopped}. */
  readonly signal: AbortSignal;
  /** Called with each outcome as it comes; late charges are not in it yet. */
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called when the run begins to soak, with how long it will. */
  readonly onSoak?: (forMs: number) => void;
}

/** After a stop, the worker has so long to clean up and to say what it has. */
const graceMs = 10_000;

/** Settles when the signal has aborted and the grace has passed; `cancel` forgets it. */
const graceAfter = (signal: AbortSignal, onStop: () => void) => {
  let timer: NodeJS.Timeout | undefined;
  let give = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    give = resolve;
  });
  const begin = (): void => {
    onStop();
    timer = setTimeout(give, graceMs);
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return {
    over,
    cancel: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', begin);
    },
  };
};

type Ended = Pick<TestRunResult, 'testModules' | 'unhandledErrors'>;

/** A thread that breaks down ends the run, but what it has said by then is not lost. */
const asProblem = (error: unknown): Ended => ({ testModules: [], unhandledErrors: [error] });

const problemsOf = (ended: Ended | void): readonly string[] =>
  ended === undefined
    ? []
    : [...ended.unhandledErrors, ...ended.testModules.flatMap((module) => module.errors())].map(
        (error) => (error as Error).message,
      );

/** A thread's last word comes by another way than vitest's own, and may come behind it. */
const lastWordMs = 2000;
/** A thread that hangs is not waited for: the process is about to end. */
const closeMs = 5000;

const atMost = async (ms: number, awaited: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([awaited, over]);
  clearTimeout(timer);
};

/** Runs checks by vitest, in a thread of its own, and returns what came of them; what went wrong with vitest itself is among the errors. */
export const runChecks = async ({ order, signal, onOutcome, onSoak }: RunChecksOptions): Promise<RunChecksResult> => {
  const heard = nothingHeard();
  const name = `asrs-conformance.${order.run.id}`;
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const channel = openChannel(name, (message) => {
    hear(heard, message, onOutcome);
    if (message.kind === 'ready' && signal.aborted) stop();
    if (message.kind === 'soaking') onSoak?.(message.forMs);
    if (message.kind === 'finished') finish();
  });
  const vitest = await startVitest({ ...order, channel: name });
  const stop = (): void => channel.say({ kind: 'stop', stopped: signal.reason as Stopped });
  const grace = graceAfter(signal, stop);
  try {
    const ended = await Promise.race([vitest.start([checksFile]).catch(asProblem), grace.over]);
    const problems = problemsOf(ended);
    if (ended !== undefined && problems.length === 0) await atMost(lastWordMs, finished);
    // Behind a stop, whatever vitest stumbles over is of our own making.
    if (!signal.aborted) heard.errors.push(...problems);
    if (!signal.aborted && heard.finished === undefined && heard.errors.length === 0)
      heard.errors.push('the thread of the checks ended without a result');
    return resultOf(heard, signal.aborted ? (signal.reason as Stopped) : undefined);
  } finally {
    grace.cancel();
    channel.close();
    await atMost(closeMs, vitest.close());
  }
};
