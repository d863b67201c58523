import type { SessionContext } from './session-context.ts';

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Waits until nothing else is at work, or until the run or that signal says that there is no more time. @throws the reason of the run's signal */
export const untilAlone = async ({ company, signal }: SessionContext, needed?: AbortSignal): Promise<void> => {
  const others = needed === undefined ? [signal] : [signal, needed];
  await company.idle((alone) => aborted(AbortSignal.any([...others, alone])));
  signal.throwIfAborted();
};
