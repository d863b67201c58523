import { secretEndPattern, secretPattern } from './secret-pattern.ts';
import { tokenPattern } from './token-pattern.ts';

/** Shorter secrets cannot be distinguished from ordinary text. */
const shortestSecret = 4;
const shortestSignature = 16;
const mark = '<redacted>';

/** Every part of a token is secret, above all its signature. */
const withSignature = (secret: string): readonly string[] => {
  const signature = secret.startsWith('eyJ') ? (secret.split('.')[2] ?? '') : '';
  return signature.length >= shortestSignature ? [secret, signature] : [secret];
};

/** Every secret and part of one, the longest first. */
const allOf = (secrets: readonly string[]): readonly string[] =>
  [...new Set(secrets.filter(({ length }) => length >= shortestSecret).flatMap(withSignature))].sort(
    (a, b) => b.length - a.length,
  );

const anyOf = (patterns: readonly string[], before = ''): RegExp | undefined => {
  const some = patterns.filter((pattern) => pattern !== '');
  return some.length === 0 ? undefined : new RegExp(`${before}(?:${some.join('|')})`, 'g');
};

// None of these matches a quote, a backslash or white space, so JSON stays valid. Each takes linear time for any text, since the target writes the text.
const token = new RegExp(tokenPattern.candidate, 'g');
const proof = new RegExp(tokenPattern.proof);
const encoded = /(?:ZXlK|V5S[g-v]|leU[o-r]|65794[aA])[\w+/=%-]*/g;
const authorization = /(authorization\\?"?\s*[:=]\s*\[?\s*\\?"?(?:bearer|basic)\s+)[^\s"'\\,;\]]+/gi;
const accessToken = /(access_?token\\?"?(?:=|%3d|\s*:\s*\\?"))[^&\s"'\\<]+/gi;

const leastEncoded = 40;

const hideToken = (text: string): string => (proof.test(text) ? mark : text);
const hideEncoded = (text: string): string => (text.length < leastEncoded ? text : mark);

const redactorOf = (all: readonly string[]): ((text: string) => string) => {
  const expression = anyOf(all.map(secretPattern));
  // The cut may be inside an escaped character. A secret that was changed in the middle leaves its end behind its beginning.
  const end = anyOf(all.map(secretEndPattern), `(^|…|${mark})[^\\s…]{0,8}?`);
  return (text) => {
    const known = expression === undefined ? text : text.replaceAll(expression, mark);
    const whole = end === undefined ? known : known.replaceAll(end, `$1${mark}`);
    return whole
      .replaceAll(token, hideToken)
      .replaceAll(encoded, hideEncoded)
      .replaceAll(authorization, `$1${mark}`)
      .replaceAll(accessToken, `$1${mark}`);
  };
};

/** The redactors of this thread: to compile the expressions of a secret takes longer than to redact all that a short run says. */
const made = new Map<string, (text: string) => string>();
const mostKept = 16;

/** A function that redacts the secrets in all their forms, and everything that looks like a token. JSON stays valid JSON. */
export const createRedactor = (secrets: readonly string[]): ((text: string) => string) => {
  const all = allOf(secrets);
  const key = JSON.stringify(all);
  const redactor = made.get(key) ?? redactorOf(all);
  if (made.size === mostKept) made.clear();
  made.set(key, redactor);
  return redactor;
};
