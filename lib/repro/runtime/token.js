import { createHmac } from 'node:crypto';

/**
 * A JWT, signed by HMAC. The UTF-8 bytes of the key are the HMAC key.
 * @param {Record<string, unknown>} claims
 * @param {string} key
 * @param {{ alg?: string, kid?: string | undefined }} header
 */
export function sign(claims, key, { alg = 'HS256', kid } = {}) {
  const encode = (/** @type {unknown} */ part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg, typ: 'JWT', ...(kid === undefined ? {} : { kid }) })}.${encode(claims)}`;
  if (alg === 'none') return `${text}.`;
  return `${text}.${createHmac(alg.replace('HS', 'sha'), key).update(text).digest('base64url')}`;
}

/**
 * The claim "aud" of a token for a URL, in the form that this service takes.
 * @param {import('./types.ts').Service} service
 * @param {string} url
 */
export function audienceOf({ audience, base }, url) {
  const bare = (audience === 'with-query' ? url : url.replace(/\?.*$/s, '')).replace(/\/+$/, '');
  if (audience !== 'sdk') return bare;
  const [beforeHub = ''] = base.split('{hub}');
  const at = bare.indexOf(beforeHub) + beforeHub.length;
  const lowered = bare.slice(0, at) + bare.slice(at).replace(/^[^/]*/, (hub) => hub.toLowerCase());
  return lowered.replace(/^([a-z]+:\/\/[^/:]*):\d+/i, '$1');
}

/**
 * The values of the Authorization header of a REST request.
 * @param {import('./types.ts').Service} service
 * @param {string} url
 * @param {import('./types.ts').Authorize} token
 */
export function restAuthorization(service, url, token = goodAuthorization) {
  const aud = audienceOf(service, url);
  return token(service, service.audience === 'sdk' ? { nameid: 'asrs-conformance', aud } : { aud });
}

/**
 * A token that is good for an hour, as the values of an Authorization header.
 * @param {import('./types.ts').Service} service
 * @param {Readonly<Record<string, unknown>>} claims
 */
export function goodAuthorization(service, claims) {
  return [`Bearer ${goodToken(service, claims)}`];
}

/**
 * A token that is good for an hour. For REST also one that was issued elsewhere.
 * @param {import('./types.ts').Service} service
 * @param {Readonly<Record<string, unknown>>} claims
 */
export function goodToken({ key, bearer, audience }, claims) {
  if (bearer !== undefined && !String(claims['aud']).includes('/client/?')) return bearer;
  if (key === undefined) throw new Error('no access key; set ASRS_KEY or ASRS_CONNECTION_STRING');
  const kid = audience === 'sdk' ? 'asrs-conformance' : undefined;
  return sign({ ...claims, exp: Math.floor(Date.now() / 1000) + 3600 }, key, { kid });
}
