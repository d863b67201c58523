import { describe, expect, test } from 'vitest';
import { createDeliveryWatchdog } from './delivery-watchdog.ts';

const deadlineMs = 100;

describe('the delivery watchdog', () => {
  const start = (isBusy = false) => {
    let atMs = 0;
    const watchdog = createDeliveryWatchdog({ now: () => atMs, watch: () => ({ missed: () => isBusy }) });
    const send = (count: number): void => Array.from({ length: count }, () => watchdog.sent()).forEach(() => undefined);
    return { watchdog, send, pass: (ms: number) => (atMs += ms), isSilent: () => watchdog.isSilent(deadlineMs) };
  };

  test('reports silence when many messages are undelivered after several deadlines', () => {
    const { send, pass, isSilent } = start();
    send(24);
    expect(isSilent()).toBe(false);
    pass(300);
    expect(isSilent()).toBe(true);
  });

  test('does not when this process has had no time to read what has come', () => {
    const { send, pass, isSilent } = start(true);
    send(24);
    pass(300);
    expect(isSilent()).toBe(false);
  });

  test('ignores a few undelivered messages, however old', () => {
    const { send, pass, isSilent } = start();
    send(23);
    pass(10_000);
    expect(isSilent()).toBe(false);
  });

  test('starts again after any delivery', () => {
    const { watchdog, send, pass, isSilent } = start();
    send(50);
    pass(1000);
    watchdog.delivered();
    expect(isSilent()).toBe(false);
    send(24);
    expect(isSilent()).toBe(false);
  });

  test('remembers that something was delivered', () => {
    const { watchdog } = start();
    expect(watchdog.hasDelivered).toBe(false);
    watchdog.delivered();
    expect(watchdog.hasDelivered).toBe(true);
  });
});
