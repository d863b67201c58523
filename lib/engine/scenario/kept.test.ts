import { describe, expect, it } from 'vitest';
import { keptOf } from './kept.ts';

const lag = (lagMs: number) => ({ effect: 'join', operation: 'sendToGroup', lagMs });
const anomaly = (attempt: number) => ({ attempt, message: 'red' });

describe('what is kept beside what decides a check', () => {
  it('is nothing where there was nothing', () => {
    expect(keptOf([{}, {}])).toEqual({});
  });

  it('are lags, the longest first, and anomalies in their order', () => {
    const kept = keptOf([
      { lags: [lag(1), lag(3)], anomalies: [anomaly(2)] },
      { lags: [lag(2)], anomalies: [anomaly(1)] },
    ]);
    expect(kept).toEqual({ lagMs: 3, lags: [lag(3), lag(2), lag(1)], anomalies: [anomaly(2), anomaly(1)] });
  });

  it('is how often answers went back', () => {
    expect(keptOf([{ wentBack: 1 }, {}, { wentBack: 2 }])).toEqual({ wentBack: 3 });
    expect(keptOf([{ wentBack: 0 }])).toEqual({});
  });

  it('is bounded', () => {
    const many = Array.from({ length: 100 }, (_, index) => index);
    const kept = keptOf([{ lags: many.map(lag), anomalies: many.map(anomaly) }]);
    expect([kept.lags?.length, kept.lags?.[0], kept.anomalies?.length]).toEqual([50, lag(99), 10]);
  });
});
