/**
 * What an attempt comes to; or something else, and why it failed. What the checks have shown has cost minutes: it is reported, whatever cannot be written afterwards.
 *
 * @returns the value, and behind it the error of an attempt that failed
 */
export const orElse = async <T>(
  otherwise: T,
  attempt: () => Promise<T>,
): Promise<readonly [value: T, ...troubles: unknown[]]> => {
  try {
    return [await attempt()];
  } catch (error) {
    return [otherwise, error];
  }
};
