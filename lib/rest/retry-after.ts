/** Longest single wait that a Retry-After is obeyed for, and the longest of our own. */
const capMs = 15_000;
const firstMs = 250;

/** How long to wait before the next try, in milliseconds: Retry-After (seconds or an HTTP date; RFC 9110, 10.2.3), else doubling from 250 ms. */
export const retryDelayMs = (header: string | readonly string[] | undefined, tries: number): number => {
  const text = (typeof header === 'string' ? header : header?.[0])?.trim();
  const backoff = Math.min(capMs, firstMs * 2 ** (tries - 1));
  if (text === undefined || text === '') return backoff;
  const delay = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(delay) ? backoff : Math.min(capMs, Math.max(0, delay));
};
