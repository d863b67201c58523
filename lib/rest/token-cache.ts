interface Entry {
  readonly token: Promise<string>;
  readonly madeAt: number;
}

/** Half of the lifetime of a token, so that a cached token outlives any request. */
const freshForMs = 30 * 60_000;
const capacity = 4096;

/** A cache of valid tokens by purpose. When it is full, the oldest token is dropped. */
export const createTokenCache = (): ((key: string, make: () => Promise<string>) => Promise<string>) => {
  const entries = new Map<string, Entry>();
  return (key, make) => {
    const found = entries.get(key);
    if (found !== undefined && performance.now() - found.madeAt < freshForMs) return found.token;
    entries.delete(key);
    const oldest = entries.size >= capacity ? entries.keys().next().value : undefined;
    if (oldest !== undefined) entries.delete(oldest);
    const token = make();
    entries.set(key, { token, madeAt: performance.now() });
    return token;
  };
};
