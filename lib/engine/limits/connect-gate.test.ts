import { describe, expect, test } from 'vitest';
import { createConnectGate, type ConnectResult } from './connect-gate.ts';

const deadlineMs = 100;

describe('the connect gate', () => {
  const start = () => {
    let atMs = 0;
    const gate = createConnectGate({ perSecond: 1000, deadlineMs, now: () => atMs });
    const finish = (count: number, result: ConnectResult): void => {
      const admitted = Array.from({ length: count }, () => gate.admits()).filter(Boolean);
      for (const _ of admitted) gate.note(result);
    };
    /** How many of ten that come at once are tried. */
    const ofTen = (): number => Array.from({ length: 10 }, () => gate.admits()).filter(Boolean).length;
    return { gate, finish, ofTen, pass: (ms: number) => (atMs += ms) };
  };

  test('tries all while only a few are unanswered', () => {
    const { finish, ofTen } = start();
    finish(7, 'unanswered');
    expect(ofTen()).toBe(10);
  });

  test('tries one at a time when many are unanswered and none was ever answered', () => {
    const { finish, ofTen } = start();
    finish(8, 'unanswered');
    expect(ofTen()).toBe(1);
  });

  test('waits longer if clients connected before: it may be a stall', () => {
    const { finish, ofTen, pass } = start();
    finish(1, 'connected');
    finish(30, 'unanswered');
    pass(2 * deadlineMs);
    finish(0, 'unanswered');
    pass(2 * deadlineMs);
    expect(ofTen()).toBe(1);
  });

  test('does not give up before several deadlines have passed', () => {
    const { finish, ofTen } = start();
    finish(1, 'refused');
    finish(30, 'unanswered');
    expect(ofTen()).toBe(10);
  });

  test('tries all again once one has connected', () => {
    const { finish, ofTen } = start();
    finish(8, 'unanswered');
    finish(1, 'connected');
    expect(ofTen()).toBe(10);
  });

  test('tries none when every connection breaks before a delivery', () => {
    const { gate, finish, ofTen } = start();
    finish(8, 'connected');
    for (const _ of Array.from({ length: 8 })) gate.broke('it was flooded');
    expect(ofTen()).toBe(0);
    expect(gate.trouble).toBe('it was flooded');
  });

  test('tries all if a message was delivered over any', () => {
    const { gate, finish, ofTen } = start();
    finish(30, 'connected');
    gate.delivered();
    for (const _ of Array.from({ length: 30 })) gate.broke('it was flooded');
    expect(ofTen()).toBe(10);
  });
});
