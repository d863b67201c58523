import { secretPattern } from './secret-pattern.ts';
import { tokenPattern } from './token-pattern.ts';

/** Shorter ones cannot be told from ordinary text. */
const shortestSecret = 4;
const shortestSignature = 16;
const mark = '<redacted>';

/** A token is secret in all its parts, above all in its signature. */
const withSignature = (secret: string): readonly string[] => {
  const signature = secret.startsWith('eyJ') ? (secret.split('.')[2] ?? '') : '';
  return signature.length >= shortestSignature ? [secret, signature] : [secret];
};

/** Every form, those of the longest secret first, as one expression. */
const expressionOf = (secrets: readonly string[]): RegExp | undefined => {
  const all = new Set(secrets.filter(({ length }) => length >= shortestSecret).flatMap(withSignature));
  if (all.size === 0) return undefined;
  return new RegExp(
    [...all]
      .sort((a, b) => b.length - a.length)
      .map(secretPattern)
      .join('|'),
    'g',
  );
};

// None of these reaches over a quote, a backslash or white space, so the structure of JSON stays whole. Each takes a time that grows with the text and no more,
// whatever the text: a target writes it.
const token = new RegExp(tokenPattern.candidate, 'g');
const proof = new RegExp(tokenPattern.proof);
const encoded = /(?:ZXlK|V5S[g-v]|leU[o-r]|65794[aA])[\w+/=%-]*/g;
const authorization = /(authorization\\?"?\s*[:=]\s*\[?\s*\\?"?(?:bearer|basic)\s+)[^\s"'\\,;\]]+/gi;
const accessToken = /(access_?token\\?"?(?:=|%3d|\s*:\s*\\?"))[^&\s"'\\<]+/gi;

const leastEncoded = 40;

const hideToken = (text: string): string => (proof.test(text) ? mark : text);
const hideEncoded = (text: string): string => (text.length < leastEncoded ? text : mark);

/** Removes the secrets, in whatever form they travel, and whatever looks like a token. Text that was JSON stays JSON. */
export const createRedactor = (secrets: readonly string[]): ((text: string) => string) => {
  const expression = expressionOf(secrets);
  return (text) => {
    const known = expression === undefined ? text : text.replaceAll(expression, mark);
    return known
      .replaceAll(token, hideToken)
      .replaceAll(encoded, hideEncoded)
      .replaceAll(authorization, `$1${mark}`)
      .replaceAll(accessToken, `$1${mark}`);
  };
};
