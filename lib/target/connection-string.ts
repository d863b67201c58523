import { meantBy } from '../contract/validate/expected-one-of.ts';
import { ConformanceError } from '../error.ts';
import { parseBase } from './parse-base.ts';

/** The parts of a connection string. */
export interface ConnectionString {
  readonly restBase: string;
  readonly clientBase: string;
  /** Absent only if `entra` is true. Secret. */
  readonly accessKey?: string;
  /** Whether AuthType is one of the `azure` kinds: REST requests then need an externally issued token. */
  readonly entra: boolean;
}

const shape = 'Endpoint=<http or https URL>;AccessKey=<key>[;Port=<1..65535>][;Version=1.0]';
const authTypes = ['azure', 'azure.msi', 'azure.app'];

const refuse = (message: string): never => {
  throw new ConformanceError('ERR_CONNECTION_STRING', `connection string: ${message}`);
};

/** Messages name a part by its position only: text without "=" may be part of a key. */
const parsePart = (part: string, number: number): readonly [key: string, value: string] => {
  const at = part.indexOf('=');
  if (at < 0) refuse(`part ${number} has no "="; expected key=value parts separated by ";", as in ${shape}`);
  const key = part.slice(0, at).trim().toLowerCase();
  if (key === '') refuse(`part ${number} has nothing before "="; expected a key, as in ${shape}`);
  return [key, part.slice(at + 1).trim()];
};

const parseParts = (text: string): ReadonlyMap<string, string> => {
  const parts = new Map<string, string>();
  for (const [index, part] of text.split(';').entries()) {
    if (part.trim() === '') continue;
    const [key, value] = parsePart(part, index + 1);
    if (parts.has(key)) refuse(`part ${index + 1} gives a key a second time; expected each key once`);
    parts.set(key, value);
  }
  return parts;
};

const parsePort = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  const found = text.length <= 10 ? `"${text}"` : `${text.length} characters`;
  return port >= 1 && port <= 65_535 ? port : refuse(`Port: found ${found}; expected a number from 1 to 65535`);
};

const isEntra = (authType: string | undefined): boolean => {
  if (authType === undefined) return false;
  if (authTypes.includes(authType.toLowerCase())) return true;
  return refuse(`AuthType: found a text of ${authType.length} characters; expected ${authTypes.join(', ')}`);
};

/** Why the key may be missing. A name that is near to the right one is no part of a key. */
const keyHint = (parts: ReadonlyMap<string, string>): string => {
  const near = meantBy('accesskey', parts.keys());
  if (near !== undefined && near !== 'accesskey') return ` ("${near}" is not read)`;
  return parts.size === 1 ? ' (a shell cuts a connection string without quotes at its first ";")' : '';
};

/**
 * Parses a connection string like Microsoft's SDK: `key=value` parts separated by `;`, split at the first `=`, values trimmed. Keys may be in any case and occur
 * once. `Port` replaces the port of the Endpoint. `ServerEndpoint` is the base of REST requests and `ClientEndpoint` that of clients; both default to the
 * Endpoint. Unknown keys are ignored. Messages never contain the access key.
 *
 * @throws ConformanceError ERR_CONNECTION_STRING with the wrong part, what was found and what is expected.
 */
export const parseConnectionString = (text: string): ConnectionString => {
  const parts = parseParts(text);
  const endpoint = parts.get('endpoint') ?? refuse(`Endpoint is missing; expected ${shape}`);
  const version = parts.get('version');
  if (version !== undefined && !/^1(?:\.\d+)?$/.test(version)) refuse('Version: found another; expected 1.0');
  const base = parseBase('Endpoint', endpoint, parsePort(parts.get('port')));
  const baseOf = (key: string): string => {
    const value = parts.get(key.toLowerCase());
    return value === undefined ? base : parseBase(key, value);
  };
  const entra = isEntra(parts.get('authtype'));
  const accessKey = parts.get('accesskey') ?? '';
  if (accessKey === '' && !entra)
    refuse(`AccessKey is missing or empty${keyHint(parts)}; expected ${shape}, or AuthType=azure and a token`);
  return {
    restBase: baseOf('ServerEndpoint'),
    clientBase: baseOf('ClientEndpoint'),
    ...(accessKey === '' ? {} : { accessKey }),
    entra,
  };
};
