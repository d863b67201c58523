/** Shorter ones cannot be told from ordinary text. */
const shortestSecret = 4;
const mark = '<redacted>';

const percentAll = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What base64 makes of the secret wherever it stands in a longer text: the characters that depend on it alone, for each of the three alignments. */
const base64Forms = (secret: string): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].filter((form) => form.length >= 6);
  });

const formsOf = (secret: string): readonly string[] => {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const encoded = [encodeURIComponent, percentAll].flatMap((encode) => {
    const once = encode(secret.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
    return [once, once.replaceAll('%20', '+'), encode(once)];
  });
  const lower = encoded.map((form) => form.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  const base64 = base64Forms(secret);
  const slashes = [inJson, ...base64].map((form) => form.replaceAll('/', '\\/'));
  const inJsonText = JSON.stringify(inJson).slice(1, -1);
  return [secret, inJson, inJsonText, ...encoded, ...lower, ...base64, ...base64.map(encodeURIComponent), ...slashes];
};

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** Every form, the longest first, as one expression. */
const expressionOf = (secrets: readonly string[]): RegExp | undefined => {
  const forms = new Set(secrets.filter(({ length }) => length >= shortestSecret).flatMap(formsOf));
  if (forms.size === 0) return undefined;
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(escapeRegExp).join('|'), 'g');
};

// None of these reaches over a quote, a backslash or white space, so the structure of JSON stays whole.
const jwt = /eyJ[\w-]+(?:\.[\w-]*){1,2}/g;
const authorization = /(authorization\\?"?\s*[:=]\s*\[?\s*\\?"?(?:bearer|basic)\s+)[^\s"'\\,;\]]+/gi;
const accessToken = /(access_?token\\?"?(?:=|%3d|\s*:\s*\\?"))[^&\s"'\\<]+/gi;

/** Removes the secrets, in the forms in which they travel, and whatever looks like a token. Text that was JSON stays JSON. */
export const createRedactor = (secrets: readonly string[]): ((text: string) => string) => {
  const expression = expressionOf(secrets);
  return (text) => {
    const known = expression === undefined ? text : text.replaceAll(expression, mark);
    return known.replaceAll(jwt, mark).replaceAll(authorization, `$1${mark}`).replaceAll(accessToken, `$1${mark}`);
  };
};
