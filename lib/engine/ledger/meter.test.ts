import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createMeter, type Meter } from './meter.ts';

const connect = async (meter: Meter, count: number): Promise<void> => {
  for (let one = 0; one < count; one += 1) await meter.connect(new AbortController().signal);
};

const limited = (limit: number) => {
  const stop = new AbortController();
  const meter = createMeter({ limit, onSpent: () => stop.abort(new Error('spent')) });
  const send = (units = 1, reach = 2) => meter.send({ units, reach }, stop.signal);
  return { meter, send, isSpent: () => stop.signal.aborted };
};

/** Whether a promise is settled by now. */
const isSettled = async (one: Promise<unknown>): Promise<boolean> => {
  let settled = false;
  const end = (): void => {
    settled = true;
  };
  one.then(end, end);
  await turn();
  return settled;
};

describe('a meter', () => {
  test('counts what comes, on top of what was used before', () => {
    const meter = createMeter({ before: { exchanges: 3, messages: 2, sockets: 1, throttled: 0 } });
    meter.arrived({ units: 4 });
    meter.count({ sockets: 1 });
    expect(meter.usage).toEqual({ exchanges: 3, messages: 6, sockets: 2, throttled: 0 });
  });

  test('lets messages go side by side while all of them may come to everybody twice', async () => {
    const { meter, send } = limited(20);
    await connect(meter, 5);
    await Promise.all([send(), send()]);
    expect(await isSettled(send())).toBe(false);
  });

  test('lets the next one go when what was sent has come', async () => {
    const { meter, send, isSpent } = limited(20);
    await connect(meter, 5);
    const leave = await send();
    await send();
    const third = send();
    meter.arrived({ units: 2 });
    expect(await isSettled(third)).toBe(false);
    leave();
    expect(await isSettled(third)).toBe(false);
    expect(isSpent()).toBe(false);
  });

  test('sends one by one near the limit, and is spent where one might go over it', async () => {
    const { meter, send, isSpent } = limited(9);
    await connect(meter, 2);
    (await send())();
    meter.arrived({ units: 5 });
    (await send())();
    expect(isSpent()).toBe(false);
    meter.arrived({ units: 1 });
    await expect(send()).rejects.toThrow('spent');
    expect(isSpent()).toBe(true);
  });

  test('counts on what a target was seen to make of a message', async () => {
    const { meter, send, isSpent } = limited(50);
    await connect(meter, 2);
    meter.arrived({ units: 1, growth: 40 });
    expect(meter.growth).toBe(40);
    await expect(send()).rejects.toThrow('spent');
    expect(isSpent()).toBe(true);
  });

  test('opens no connection that messages under way might come to beyond the limit', async () => {
    const { meter, send } = limited(4);
    await connect(meter, 2);
    const leave = await send(1, 1);
    const third = meter.connect(new AbortController().signal);
    expect(await isSettled(third)).toBe(false);
    leave();
    expect(await isSettled(third)).toBe(true);
  });
});
