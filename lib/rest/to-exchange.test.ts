import { describe, expect, it } from 'vitest';
import { createRedactor } from '../trace/redactor.ts';
import { toExchange } from './to-exchange.ts';

const secret = 'CanarySecret0123456789';

const bodyOf = (body: string): string => {
  const sent = {
    operation: 'other',
    method: 'POST',
    url: 'http://h/',
    headers: {},
    body,
    number: 1,
    sentAtMs: 0,
  } as const;
  const exchange = toExchange(sent, { status: 200, body }, { endedAtMs: 1, redact: createRedactor([secret]) });
  expect(exchange.responseBody).toBe(exchange.requestBody);
  return exchange.requestBody ?? '';
};

describe('a body that is kept', () => {
  it('is whole where it is short', () => {
    expect(bodyOf('x'.repeat(2048))).toBe('x'.repeat(2048));
    expect(bodyOf(`a${secret}b`)).toBe('a<redacted>b');
  });

  it('is cut to 2 KB where it is longer, and says how long it was', () => {
    expect(bodyOf('x'.repeat(3000))).toBe(`${'x'.repeat(2048)}… (3000 characters)`);
    expect(bodyOf('x'.repeat(1_000_000))).toBe(`${'x'.repeat(2048)}… (1000000 characters)`);
  });

  it.each([2000, 2040, 8180, 8192])('has no part of a secret in it that lies at %i', (at) => {
    expect(bodyOf(`${'x'.repeat(at)}${secret}${'y'.repeat(100_000)}`)).not.toContain('Canary');
  });

  it('has no part of a secret in it, however many there are', () => {
    expect(bodyOf(`-${secret}`.repeat(10_000))).not.toContain('Canary');
  });
});
