const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * Encodes a name as one path segment or query value. The UTF-8 bytes are percent-encoded once, except the unreserved characters of RFC 3986 (like .NET's
 * `Uri.EscapeDataString`). `.` and `..` become `%2E` and `%2E%2E`, so that no server on the way removes them. A lone surrogate has no UTF-8 form and becomes
 * U+FFFD. Never throws.
 */
export const encodeSegment = (name: string): string => {
  if (name === '.' || name === '..') return name.replaceAll('.', '%2E');
  // With the u flag a surrogate matches only where it is not part of a pair.
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(/[!'()*]/g, percent);
};
