import { createRequire, syncBuiltinESMExports } from 'node:module';

/** A clock that goes on only when nothing is left to be done. */
export interface VirtualClock {
  readonly stop: () => void;
}

interface Timer {
  atMs: number;
  readonly order: number;
  readonly run: () => void;
  readonly everyMs: number | undefined;
}

type Callback = (...args: unknown[]) => void;

/** Turns of the event loop in which whatever follows from the last timer has happened. */
const turns = 4;

/** Timers in the order in which they are due. Long enough lists are rare, so that a sorted list is quick. */
const createTimers = () => {
  const timers: Timer[] = [];
  return {
    add: (timer: Timer): void => {
      let [low, high] = [0, timers.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = timers[middle]!;
        if (other.atMs < timer.atMs || (other.atMs === timer.atMs && other.order < timer.order)) low = middle + 1;
        else high = middle;
      }
      timers.splice(low, 0, timer);
    },
    remove: (timer: Timer): void => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    },
    next: (): Timer | undefined => timers.shift(),
  };
};

/**
 * Replaces the timers and clocks of this thread, which has to be one that does nothing else: from now on time passes at once, as soon as nothing is left to be done.
 *
 * @param mostMs after so much time it is called off
 */
export const startVirtualClock = (mostMs: number, onOverrun: () => void): VirtualClock => {
  const turn = setImmediate;
  const startedAt = Date.now();
  const timers = createTimers();
  let nowMs = 0;
  let order = 0;
  let stopped = false;

  const schedule = (callback: Callback, delayMs: unknown, args: unknown[], repeats: boolean) => {
    // As Node has it: what waits until a moment has passed would otherwise never get there.
    const ms = Math.max(1, Number(delayMs) || 0);
    const timer: Timer = {
      atMs: nowMs + ms,
      order: (order += 1),
      run: () => callback(...args),
      everyMs: repeats ? ms : undefined,
    };
    timers.add(timer);
    const handle = {
      timer,
      ref: () => handle,
      unref: () => handle,
      hasRef: () => true,
      refresh: () => handle,
      close: () => timers.remove(timer),
      [Symbol.dispose]: () => timers.remove(timer),
    };
    return handle;
  };
  const clear = (handle: unknown): void => {
    const timer = (handle as { readonly timer?: Timer } | undefined)?.timer;
    if (timer !== undefined) timers.remove(timer);
  };
  const passTime = (delayMs?: number, value?: unknown, { signal }: { readonly signal?: AbortSignal } = {}) =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        clear(handle);
        reject(Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR' }));
      };
      const handle = schedule(
        () => {
          signal?.removeEventListener('abort', giveUp);
          resolve(value);
        },
        delayMs,
        [],
        false,
      );
      if (signal?.aborted === true) giveUp();
      else signal?.addEventListener('abort', giveUp, { once: true });
    });

  const fire = (): void => {
    const timer = timers.next();
    if (timer === undefined) return;
    nowMs = Math.max(nowMs, timer.atMs);
    if (timer.everyMs !== undefined) timers.add(Object.assign(timer, { atMs: nowMs + timer.everyMs }));
    timer.run();
  };
  const go = (left: number): void => {
    if (stopped) return;
    if (nowMs > mostMs) onOverrun();
    else if (left > 0) turn(() => go(left - 1));
    else {
      fire();
      turn(() => go(turns));
    }
  };

  Object.assign(globalThis, {
    setTimeout: (callback: Callback, ms?: number, ...args: unknown[]) => schedule(callback, ms, args, false),
    setInterval: (callback: Callback, ms?: number, ...args: unknown[]) => schedule(callback, ms, args, true),
    clearTimeout: clear,
    clearInterval: clear,
  });
  Date.now = () => startedAt + Math.floor(nowMs);
  performance.now = () => nowMs;
  // What this thread is busy with is no work that the recorded run had.
  performance.eventLoopUtilization = () => ({ idle: 1, active: 0, utilization: 0 });
  Object.assign(createRequire(import.meta.url)('node:timers/promises') as object, { setTimeout: passTime });
  syncBuiltinESMExports();
  turn(() => go(turns));
  return {
    stop: () => {
      stopped = true;
    },
  };
};
