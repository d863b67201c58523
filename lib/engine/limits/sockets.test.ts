import { describe, expect, it } from 'vitest';
import { createSockets } from './sockets.ts';

/** Notes who was closed, in order. */
const closings = () => {
  const closed: string[] = [];
  return { closed, close: (name: string) => () => Promise.resolve(void closed.push(name)) };
};

describe('sockets', () => {
  it('of a scenario that is over stay open until others need them, the oldest first', async () => {
    const { closed, close } = closings();
    const sockets = createSockets(3, true);
    for (const name of ['a', 'b', 'c']) await (await sockets.acquire(1)).release(close(name));
    expect(closed).toEqual([]);
    const lease = await sockets.acquire(2);
    expect(closed).toEqual(['a', 'b']);
    await lease.release(close('d'));
    await sockets.end();
    expect(closed).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are never more than allowed', async () => {
    const { close } = closings();
    const sockets = createSockets(2, true);
    const first = await sockets.acquire(2);
    let isGranted = false;
    const second = sockets.acquire(1).then((lease) => {
      isGranted = true;
      return lease;
    });
    await Promise.resolve();
    expect(isGranted).toBe(false);
    await first.release(close('a'));
    await (await second).release(close('b'));
    await sockets.end();
  });

  it('are closed at once where nothing is kept, and when the run has ended', async () => {
    const { closed, close } = closings();
    const strict = createSockets(2, false);
    await (await strict.acquire(1)).release(close('a'));
    expect(closed).toEqual(['a']);
    const ended = createSockets(2, true);
    const lease = await ended.acquire(1);
    await ended.end();
    await lease.release(close('b'));
    expect(closed).toEqual(['a', 'b']);
  });
});
