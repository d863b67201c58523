/** Text in single quotes. */
const text = (value: string): string => {
  const inside = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"');
  return `'${inside.replaceAll("'", String.raw`\'`)}'`;
};

/** A value as an expression of JavaScript. */
export const js = (value: unknown): string => {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(js).join(', ')}]`;
  const written = JSON.stringify(value);
  // In a literal this key would set the prototype.
  return written.includes('"__proto__"') ? `JSON.parse(${text(written)})` : written;
};

/** An object of expressions; members that are undefined are left out. Undefined if none is left. */
export const jsObject = (members: Readonly<Record<string, string | undefined>>): string | undefined => {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : `{ ${entries.map(([name, value]) => `${name}: ${value}`).join(', ')} }`;
};

/** A call of a function of the runtime, whose first argument is the service. */
export const jsCall = (name: string, ...args: readonly (string | undefined)[]): string =>
  `${name}(${['service', ...args.filter((one) => one !== undefined)].join(', ')})`;

/** A template literal; `inside` may have `${…}`. A plain one becomes text in quotes. */
export const jsTemplate = (inside: string): string =>
  inside.includes('${') || inside.includes('\\') ? `\`${inside}\`` : text(inside);

/** Text for the inside of a template literal. */
export const templateText = (value: string): string => value.replaceAll(/[`\\]|\$\{/g, String.raw`\$&`);

/** The argument `true` for a step that is only noted. */
export const noted = ({ observe }: { readonly observe?: string | undefined }): string | undefined =>
  observe === undefined ? undefined : 'true';
