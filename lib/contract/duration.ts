const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
type Unit = keyof typeof units;

/** More than a timer can wait. */
const longestMs = 24 * units.h;

/** For a message: which texts {@link parseDuration} reads. */
export const durations = 'such as 90s, 5m or 1m30s, up to 24h';

/** Reads `90s`, `1.5m` or `1m30s` as milliseconds; undefined where the text is none, or not above 0 and up to a day. */
export const parseDuration = (text: string): number | undefined => {
  if (!/^(?:\d*\.?\d+(?:ms|s|m|h))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d*\.?\d+)(ms|s|m|h)/g)];
  const ms = parts.reduce((sum, [, number, unit]) => sum + Number(number) * units[unit as Unit], 0);
  return ms > 0 && ms <= longestMs ? ms : undefined;
};

/** The duration as the text of an option, which {@link parseDuration} reads: `10m`, `90s`. */
export const durationOption = (ms: number): string => {
  const unit = (['h', 'm', 's'] as const).find((one) => ms % units[one] === 0) ?? 'ms';
  return `${ms / units[unit]}${unit}`;
};

const rounded = (number: number): string => String(Number(number.toPrecision(3)));

/** `80 ms`, `90 s`, `5 min`. */
export const durationText = (ms: number): string => {
  if (ms < units.s) return `${rounded(ms)} ms`;
  return ms < 2 * units.m ? `${rounded(ms / units.s)} s` : `${rounded(ms / units.m)} min`;
};
