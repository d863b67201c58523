import { ConformanceError } from '../error.ts';
import type { Stopped } from '../contract/report.ts';

export interface Interrupts extends Disposable {
  /** Aborts at the first SIGINT or SIGTERM; the reason is a {@link Stopped}. */
  readonly signal: AbortSignal;
}

/** Why a run that was interrupted has ended. */
export const interrupted: Stopped = { code: 'ERR_INTERRUPTED', message: 'interrupted' };

/** Whatever breaks off after a run was told to end was broken off by that. @param when what is said after the reason */
export const unlessEnded = (
  error: unknown,
  signal: AbortSignal | undefined,
  when = ' before the first check',
): unknown => {
  if (signal?.aborted !== true) return error;
  const { code, message } = signal.reason as Stopped;
  return new ConformanceError(code, `${message}${when}`, { cause: error });
};

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Ends the process at once, as an interrupt does where nobody listens: `process.exit` would wait for a write that hangs. To a shell that is 130, too. */
const endNow = (): void => {
  for (const signal of signals) process.removeAllListeners(signal);
  if (process.platform === 'win32') process.exit(130);
  process.kill(process.pid, 'SIGINT');
};

/** Turns the first interrupt into an abort, so that things are cleaned up and a report is written; the second ends the process at once. */
export const watchInterrupts = (onFirst: () => void): Interrupts => {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) {
      endNow();
      return;
    }
    controller.abort(interrupted);
    onFirst();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
};
