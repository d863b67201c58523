import type { Catalogue } from '../../spec/catalogue.ts';
import type { Incoming } from '../state/call.ts';
import type { Claims } from '../state/claims.ts';
import { decodeName } from './names.ts';

const includes = ({ aud }: Claims, audience: string): boolean =>
  Array.isArray(aud) ? aud.includes(audience) : aud === audience;

const withoutSlash = (path: string): string => path.replace(/\/+$/, '');
const withoutPort = (host: string): string => host.replace(/:\d+$/, '');

const escape = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** As .NET's `Uri.EscapeDataString`. */
const asDotnet = (segment: string): string => {
  const name = decodeName(segment);
  return name?.isWellFormed() === true ? encodeURIComponent(name).replaceAll(/[!'()*]/g, escape) : segment;
};

const lowerHub = (segments: readonly string[], hubAt: number): string =>
  segments.map((segment, index) => (index === hubAt ? segment.toLowerCase() : segment)).join('/');

/** No port, hub in lower case, names escaped as .NET does, or as they were sent. */
const sdkForms = ({ scheme, host, path }: Incoming, hubAt: number): readonly string[] => {
  const segments = withoutSlash(path).split('/');
  const base = `${scheme}://${withoutPort(host)}`;
  return [base + lowerHub(segments, hubAt), base + lowerHub(segments.map(asDotnet), hubAt)];
};

/** In any of the three forms: the URL without query (documented), with it (later versions), or as Microsoft's SDK builds it. */
export const requestAudiencesOf = ({ base: hubPath }: Catalogue): ((claims: Claims, request: Incoming) => boolean) => {
  const hubAt = hubPath.split('/').indexOf('{hub}');
  return (claims, request) => {
    const { scheme, host, path, query } = request;
    const base = `${scheme}://${host}${path}`;
    if (includes(claims, withoutSlash(base))) return true;
    if (query !== '' && includes(claims, withoutSlash(`${base}?${query}`))) return true;
    return sdkForms(request, hubAt).some((audience) => includes(claims, audience));
  };
};

/** `{scheme}://{host}/client/?hub=H`; from Microsoft's SDK without port and with the hub in lower case. A hub name that needs encoding is invalid: 400. */
export const isForHub = (claims: Claims, { scheme, host }: Incoming, hub: string): boolean =>
  includes(claims, `${scheme}://${host}/client/?hub=${hub}`) ||
  includes(claims, `${scheme}://${host}/client/?hub=${asDotnet(encodeURIComponent(hub))}`) ||
  includes(claims, `${scheme}://${withoutPort(host)}/client/?hub=${hub.toLowerCase()}`);
