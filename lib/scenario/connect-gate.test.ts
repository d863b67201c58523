import { describe, expect, test } from 'vitest';
import { createConnectGate, type ConnectGate } from './connect-gate.ts';

const after = (...results: readonly Parameters<ConnectGate['note']>[0][]): boolean => {
  const gate = createConnectGate(1000);
  for (const result of results) gate.note(result);
  return gate.hopeless;
};

const unheard = (count: number): 'unheard'[] => Array.from({ length: count }, () => 'unheard');

describe('the gate of connects', () => {
  test('gives clients up when many have gone unheard and none was ever answered', () => {
    expect(after(...unheard(8))).toBe(true);
    expect(after(...unheard(7))).toBe(false);
  });

  test('never does where one has connected, or was refused: then somebody is there', () => {
    expect(after('connected', ...unheard(50))).toBe(false);
    expect(after(...unheard(7), 'refused', ...unheard(50))).toBe(false);
  });
});
