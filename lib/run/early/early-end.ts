import { durationText } from '../../contract/duration.ts';
import type { Stopped } from '../../contract/report.ts';

/** What can end a run before its last check. The first reason counts. */
export interface EarlyEnd extends Disposable {
  /** Aborts when the run is to end; the reason is a {@link Stopped}. */
  readonly signal: AbortSignal;
  /** Ends the run. */
  readonly end: (why: Stopped) => void;
}

/** Ends with the signal that it is given, or earlier. Disposing of it takes its listener away. */
export const createEarlyEnd = (outer?: AbortSignal): EarlyEnd => {
  const controller = new AbortController();
  const end = (why: Stopped): void => {
    if (!controller.signal.aborted) controller.abort(why);
  };
  const follow = (): void => end(outer?.reason as Stopped);
  if (outer?.aborted === true) follow();
  outer?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    end,
    [Symbol.dispose]: () => outer?.removeEventListener('abort', follow),
  };
};

/** Ends with the signal that it is given, or after so many milliseconds from now, if any. */
export const endAfter = (maxTimeMs: number | undefined, outer?: AbortSignal): EarlyEnd => {
  const early = createEarlyEnd(outer);
  if (maxTimeMs === undefined) return early;
  const message = `the time of ${durationText(maxTimeMs)} is over (--max-time)`;
  const timer = setTimeout(() => early.end({ code: 'ERR_MAX_TIME', message }), maxTimeMs);
  return {
    ...early,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      early[Symbol.dispose]();
    },
  };
};
