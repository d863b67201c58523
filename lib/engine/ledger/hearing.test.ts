import { describe, expect, test } from 'vitest';
import { createHearing } from './hearing.ts';

const deadlineMs = 100;

describe('hearing', () => {
  const start = () => {
    let atMs = 0;
    const hearing = createHearing(() => atMs);
    const send = (count: number): void => Array.from({ length: count }, () => hearing.sent()).forEach(() => undefined);
    return { hearing, send, pass: (ms: number) => (atMs += ms), isDeaf: () => hearing.isDeaf(deadlineMs) };
  };

  test('is lost when many messages have gone unheard for several deadlines', () => {
    const { send, pass, isDeaf } = start();
    send(24);
    expect(isDeaf()).toBe(false);
    pass(300);
    expect(isDeaf()).toBe(true);
  });

  test('is not lost by few messages, however long ago', () => {
    const { send, pass, isDeaf } = start();
    send(23);
    pass(10_000);
    expect(isDeaf()).toBe(false);
  });

  test('comes back with any message', () => {
    const { hearing, send, pass, isDeaf } = start();
    send(50);
    pass(1000);
    hearing.heard();
    expect(isDeaf()).toBe(false);
    send(24);
    expect(isDeaf()).toBe(false);
  });

  test('is known to have been there once', () => {
    const { hearing } = start();
    expect(hearing.hasHeard).toBe(false);
    hearing.heard();
    expect(hearing.hasHeard).toBe(true);
  });
});
