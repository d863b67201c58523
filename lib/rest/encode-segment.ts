const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * A name as one path segment or query value: UTF-8, percent-encoded once, everything but the unreserved characters of RFC 3986 (as .NET's
 * `Uri.EscapeDataString`). `.` and `..` become `%2E` and `%2E%2E`, lest somebody on the way removes them. A lone surrogate has no UTF-8 form and is sent as
 * U+FFFD. Never throws.
 */
export const encodeSegment = (name: string): string => {
  if (name === '.' || name === '..') return name.replaceAll('.', '%2E');
  // With the u flag a surrogate matches only where it is not part of a pair.
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(/[!'()*]/g, percent);
};
