import type { Stopped } from '../contract/report.ts';

export interface Interrupts extends Disposable {
  /** Aborts at the first SIGINT or SIGTERM; the reason is a {@link Stopped}. */
  readonly signal: AbortSignal;
}

const stopped: Stopped = { code: 'ERR_INTERRUPTED', message: 'interrupted' };
const signals = ['SIGINT', 'SIGTERM'] as const;

/** Turns the first interrupt into an abort, so that things are cleaned up and a report is written; the second ends the process at once. */
export const watchInterrupts = (onFirst: () => void): Interrupts => {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(stopped);
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
