import { ConformanceError } from '../error.ts';

// After a wrong separator the value may contain the key.
const show = (value: string): string =>
  value.length > 200 || /key|token|secret|[;,@]/i.test(value) ? `a text of ${value.length} characters` : `"${value}"`;

/**
 * Parses a base URL into scheme, host, port and path prefix. The prefix stays as written, without trailing slash. `port` replaces the port of the URL.
 *
 * @throws ConformanceError ERR_CONNECTION_STRING
 */
export const parseBase = (part: string, value: string, port?: number): string => {
  const refuse = (expected: string): never => {
    throw new ConformanceError('ERR_CONNECTION_STRING', `${part}: found ${show(value)}; expected ${expected}`);
  };
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
    refuse('an absolute URL that begins with http:// or https://');
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') refuse('a URL without user name and password');
  if (/[?#]/.test(value)) refuse('a URL without query and fragment');
  if (/[\s\\;]/.test(value)) refuse('a URL without white space, backslash and semicolon');
  if (port !== undefined) url.port = String(port);
  const prefix = /^[a-z]+:\/\/[^/]*(.*?)\/*$/i.exec(value)?.[1] ?? '';
  return `${url.protocol}//${url.host}${prefix}`;
};
