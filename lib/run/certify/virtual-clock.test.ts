import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../package-root.ts';

const clock = packageFile('dist/lib/run/certify/virtual-clock.js').href;

/** What a thread says whose time is virtual: `body` calls `say`. It replaces the clocks of its thread, so that no test may share one with it. */
const saidBy = async (body: string, mostMs = 1e9): Promise<unknown> => {
  const source = `
    import { parentPort } from 'node:worker_threads';
    const { startVirtualClock } = await import(${JSON.stringify(clock)});
    const say = (what) => { parentPort.postMessage(what); process.exit(); };
    startVirtualClock(${mostMs}, () => say('overrun'));
    ${body}`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const [said] = (await once(worker, 'message')) as [unknown];
  await worker.terminate();
  return said;
};

const hour = 3_600_000;

describe('the virtual clock', () => {
  it('passes an hour at once, and shows it', async () => {
    const body = `
      const [from, day] = [performance.now(), Date.now()];
      setTimeout((...args) => say([performance.now() - from, Date.now() - day, ...args]), ${hour}, 'a', 'b');`;
    expect(await saidBy(body)).toEqual([hour, hour, 'a', 'b']);
  });

  it('fires timers in the order in which they are due, those of one moment in the order in which they were set', async () => {
    const body = `
      const fired = [];
      for (const ms of [300, 100, 200, 100]) setTimeout(() => fired.push([ms, fired.length]), ms);
      setTimeout(() => say(fired.map(([ms]) => ms)), 1000);`;
    expect(await saidBy(body)).toEqual([100, 100, 200, 300]);
  });

  it('repeats an interval until it is cleared, and never fires what was cleared', async () => {
    const body = `
      let count = 0;
      const gone = setTimeout(() => say('fired'), 500);
      clearTimeout(gone);
      clearTimeout(undefined);
      const every = setInterval(() => { count += 1; if (count === 3) clearInterval(every); }, 100);
      setTimeout(() => say([count, performance.now()]), 2000);`;
    expect(await saidBy(body)).toEqual([3, 2000]);
  });

  it('waits for as long as nothing is due', async () => {
    const body = `
      const { readFile } = await import('node:fs/promises');
      await readFile(process.execPath);
      setTimeout(() => say('fired'), 10);`;
    expect(await saidBy(body)).toBe('fired');
  });

  it('passes time for promises too, until they are aborted', async () => {
    const body = `
      const { setTimeout: pass } = await import('node:timers/promises');
      const controller = new AbortController();
      const waiting = pass(1000, 'late', { signal: controller.signal }).catch(({ name }) => name);
      const value = await pass(500, 'value');
      controller.abort();
      say([value, await waiting, performance.now()]);`;
    expect(await saidBy(body)).toEqual(['value', 'AbortError', 500]);
  });

  it('is called off after so much time', async () => {
    expect(await saidBy(`setInterval(() => undefined, 1000);`, 60_000)).toBe('overrun');
  });
});
