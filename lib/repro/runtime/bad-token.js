import { goodToken, sign } from './token.js';

/**
 * An audience that is wrong in the way that the variant says; of a REST token or of a client's.
 * @param {import('./types.ts').Service} service
 * @param {string} variant
 * @param {string} aud
 */
export function wrongAudience({ url, clientUrl, base }, variant, aud) {
  const client = /\/client\/\?hub=([^&]*)/.exec(aud)?.[1];
  const [beforeHub = ''] = base.split('{hub}');
  const hub = client ?? aud.split(beforeHub)[1]?.split(/[/?]/)[0] ?? 'hub';
  const broadcast = `${url}${base.replace('{hub}', hub)}`;
  if (variant === 'aud-other-host') return aud.replace(/^([a-z]+:\/\/)[^/?#]*/i, '$1elsewhere.invalid');
  if (variant === 'aud-other-path')
    return client === undefined ? `${url}/elsewhere` : aud.replace('/client/?', '/elsewhere/?');
  if (variant === 'aud-other-hub') {
    const whole = client === undefined ? beforeHub + hub : `?hub=${hub}`;
    return aud.replace(whole, () => `${whole}other`);
  }
  if (variant === 'aud-rest' && client === undefined) return aud;
  if (variant === 'aud-other-operation' || variant === 'aud-rest')
    return broadcast === aud ? `${broadcast}/users/somebody` : broadcast;
  return `${clientUrl}/client/?hub=${hub}`;
}

/**
 * The claims of a token that is bad on purpose.
 * @param {import('./types.ts').Service} service
 * @param {string} variant
 * @param {Readonly<Record<string, unknown>>} claims
 */
export function badClaims(service, variant, claims) {
  const now = Math.floor(Date.now() / 1000);
  const { aud, ...withoutAud } = claims;
  const good = { ...claims, exp: now + 3600 };
  if (variant === 'no-exp') return claims;
  if (variant === 'expired') return { ...claims, exp: now - 3600 };
  if (variant === 'not-yet-valid') return { ...good, nbf: now + 3600, exp: now + 7200 };
  if (variant === 'no-aud') return { ...withoutAud, exp: now + 3600 };
  return variant.startsWith('aud-') ? { ...good, aud: wrongAudience(service, variant, String(aud)) } : good;
}

/**
 * A good token with something changed afterwards.
 * @param {string} variant
 * @param {string} token
 */
export function changeToken(variant, token) {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const encode = (/** @type {Buffer | string} */ bytes) => Buffer.from(bytes).toString('base64url');
  if (variant === 'cut-short') return token.slice(0, -11);
  if (variant === 'no-signature') return `${header}.${payload}.`;
  if (variant === 'byte-changed')
    return `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  if (variant === 'payload-changed') {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return `${header}.${encode(JSON.stringify({ ...claims, changed: true }))}.${signature}`;
  }
  if (variant !== 'last-byte-changed') return token;
  const bytes = Buffer.from(signature, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return `${header}.${payload}.${encode(bytes)}`;
}

/**
 * An Authorization header that is bad in the way that the variant says.
 * @param {string} variant
 * @returns {import('./types.ts').Authorize}
 */
export function badToken(variant) {
  /** @type {import('./types.ts').Authorize} */
  const authorize = (service, claims) => {
    if (variant === 'none') return [];
    if (variant === 'empty-bearer') return ['Bearer'];
    if (variant === 'garbage') return ['Bearer not.a.token'];
    const token = changeToken(variant, badlySigned(service, variant, claims) ?? goodToken(service, claims));
    if (variant === 'two-headers') return [`Bearer ${token}`, `Bearer ${token}`];
    if (variant === 'lower-case-scheme') return [`bearer ${token}`];
    return [`${variant === 'basic-scheme' ? 'Basic' : 'Bearer'} ${token}`];
  };
  authorize.kind = variant;
  return authorize;
}

/**
 * A token with other claims, or signed in another way; undefined where the variant changes neither.
 * @param {import('./types.ts').Service} service
 * @param {string} variant
 * @param {Readonly<Record<string, unknown>>} claims
 */
export function badlySigned(service, variant, claims) {
  const bad = badClaims(service, variant, claims);
  if (variant === 'wrong-key') return sign(bad, 'a key that no service has, on purpose, forty-four chars');
  if (variant === 'alg-none') return sign(bad, '', { alg: 'none' });
  if (!/^(?:no-exp|expired|not-yet-valid|no-aud|aud-.*|hs\d+)$/.test(variant)) return undefined;
  if (service.key === undefined) throw new Error(`a token of the kind "${variant}" needs ASRS_KEY`);
  return sign(bad, service.key, { alg: variant.startsWith('hs') ? variant.toUpperCase() : 'HS256' });
}
