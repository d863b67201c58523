const upTo = (ms: number, digits: number): string => ms.toLocaleString('en', { maximumFractionDigits: digits });

/** A measured time: `3.4 ms`, `120 ms`, `1,200 ms`. */
export const milliseconds = (ms: number): string => `${upTo(ms, ms < 10 ? 1 : 0)} ms`;
