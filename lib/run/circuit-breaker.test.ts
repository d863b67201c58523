import { describe, expect, test } from 'vitest';
import { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';

type Seen = Parameters<CircuitBreaker['see']>[0];

const least = 4;
const silence = { failure: { code: 'ERR_TIMEOUT', message: 'nothing' } };

/** As many exchanges as wanted, one a second. */
const row = (count: number, one: Omit<Seen, 'sentAtMs' | 'durationMs'>, everyMs = 1000): readonly Seen[] =>
  Array.from({ length: count }, (_, index) => ({ ...one, sentAtMs: index * everyMs, durationMs: everyMs }));

const after = (...exchanges: readonly Seen[]): CircuitBreaker => {
  const breaker = createCircuitBreaker(least);
  for (const exchange of exchanges) breaker.see(exchange);
  return breaker;
};

describe('a run is given up', () => {
  test('when every request has been throttled for seconds', () => {
    expect(after(...row(6, { status: 429 })).verdict()).toEqual({
      code: 'ERR_THROTTLED',
      message: 'the target throttled (429 or 503) the last 6 requests, for 6 s',
    });
  });

  test('at once when the target asks for an hour of quiet', () => {
    const throttled = row(4, { status: 503, responseHeaders: { 'retry-after': '3600' } }, 10);
    expect(after(...throttled).verdict()?.message).toContain('asks to wait 3600 s');
  });

  test('when no request has been answered for seconds', () => {
    expect(after(...row(6, silence)).verdict()).toMatchObject({ code: 'ERR_TARGET_UNREACHABLE' });
  });

  test('at the end, however short it was', () => {
    expect(after(...row(4, silence, 10)).verdict()).toBeUndefined();
    expect(after(...row(4, silence, 10)).verdict({ atEnd: true })).toMatchObject({ code: 'ERR_TARGET_UNREACHABLE' });
  });
});

describe('a run goes on', () => {
  test('where one answer of another kind came between', () => {
    expect(after(...row(6, silence), ...row(1, { status: 500 }), ...row(3, silence)).verdict()).toBeUndefined();
    expect(after(...row(3, { status: 429 }), ...row(3, silence)).verdict()).toBeUndefined();
  });

  test('where it was we who gave the requests up', () => {
    expect(after(...row(9, { failure: { code: 'ERR_ABORTED', message: '' } })).verdict()).toBeUndefined();
  });

  test('where requests side by side were not answered, until one that was sent later is not either', () => {
    const together = Array.from({ length: 6 }, (): Seen => ({ ...silence, sentAtMs: 0, durationMs: 30_000 }));
    expect(after(...together).verdict()).toBeUndefined();
    const control = { sentAtMs: 30_000, durationMs: 3000 };
    expect(after(...together, { ...control, status: 200 }).verdict()).toBeUndefined();
    expect(after(...together, { ...silence, ...control }).verdict()).toMatchObject({ code: 'ERR_TARGET_UNREACHABLE' });
  });

  test('where it is clients alone that are not heard: that is a finding', () => {
    expect(after(...row(9, { ...silence, operation: 'negotiate' })).verdict()).toBeUndefined();
  });

  test('where there were few', () => {
    expect(after(...row(3, silence, 9000)).verdict({ atEnd: true })).toBeUndefined();
  });
});
