import { hubPattern } from '../spec/hub-pattern.ts';
import type { Target } from '../target/target.ts';
import { encodeSegment } from './encode-segment.ts';

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? '';

/** Splits a URL into `scheme://host[:port]` and the rest. The rest is not normalised. */
const split = (url: string): readonly [origin: string, rest: string] => {
  const [, origin = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  return [origin, rest];
};

const withoutPort = (origin: string): string => origin.replace(/:\d+$/, '');

const reEscaped = (segment: string): string => {
  try {
    return encodeSegment(decodeURIComponent(segment));
  } catch {
    return segment;
  }
};

/** The token audience as Microsoft's management SDK 1.18 builds it: no port, hub in lower case, .NET escaping, no query. */
const sdkAudience = ({ catalogue }: Target, url: string): string => {
  const [origin, rest] = split(withoutQuery(url));
  const path = rest.split('/').map(reEscaped).join('/');
  const lowered = path.replace(hubPattern(catalogue), (_, before: string, hub: string) => before + hub.toLowerCase());
  return withoutSlash(`${withoutPort(origin)}${lowered}`);
};

/** The token audience (`aud`) of a REST request to an absolute URL. The documented form has neither query nor trailing slash. */
export const restTokenAudience = (target: Target, url: string): string => {
  const form = target.profile.tokens.audience;
  if (form === 'sdk') return sdkAudience(target, url);
  return withoutSlash(form === 'documented' ? withoutQuery(url) : url);
};

/** The token audience (`aud`) of a client: `{clientBase}/client/?hub=H`. The SDK form has no port, and the hub in lower case. */
export const clientTokenAudience = (target: Target, hub: string): string => {
  if (target.profile.tokens.audience !== 'sdk') return `${target.clientBase}/client/?hub=${encodeSegment(hub)}`;
  const [origin, prefix] = split(target.clientBase);
  return `${withoutPort(origin)}${prefix}/client/?hub=${encodeSegment(hub.toLowerCase())}`;
};
