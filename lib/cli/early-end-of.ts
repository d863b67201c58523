import { durations, parseDuration } from '../contract/duration.ts';
import { ConformanceError } from '../error.ts';
import { endAfter, type EarlyEnd } from '../run/early/early-end.ts';
import { interrupted } from './watch-interrupts.ts';

/** Options of a program that may end a run. */
interface EndOptions {
  readonly signal?: AbortSignal;
  readonly bail?: number;
  readonly maxTime?: string;
}

/**
 * Reads an option of a program that is a duration.
 *
 * @throws ConformanceError ERR_USAGE
 */
export const millisecondsOf = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  throw new ConformanceError('ERR_USAGE', `${name}: "${text}" is no duration; expected one ${durations}`);
};

const refuseBail = ({ bail }: EndOptions): void => {
  if (bail === undefined || (Number.isInteger(bail) && bail > 0)) return;
  throw new ConformanceError('ERR_USAGE', `bail: ${bail} is no whole number from 1`);
};

/**
 * What ends a run before its last check: the caller's signal, or its time. The caller disposes of it.
 *
 * @throws ConformanceError ERR_USAGE for an option that says neither
 */
export const earlyEndOf = (options: EndOptions): EarlyEnd => {
  refuseBail(options);
  const { signal } = options;
  const early = endAfter(millisecondsOf('maxTime', options.maxTime));
  const onAbort = (): void => early.end(interrupted);
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    ...early,
    [Symbol.dispose]: () => {
      signal?.removeEventListener('abort', onAbort);
      early[Symbol.dispose]();
    },
  };
};
