import * as fc from 'fast-check';
import type { Json } from '../../contract/step.ts';

/** A style of JSON text, for the choices that the grammar (RFC 8259) leaves. */
export interface Spelling {
  /** White space between tokens. */
  readonly blank: '' | ' ' | '\r\n\t';
  /** Numbers as JavaScript writes them, integers as `1.0`, or as `1e0`. */
  readonly numbers: 'plain' | 'point' | 'exponent';
  /** Which characters of strings and names are escaped unnecessarily. */
  readonly escapes: 'none' | 'beyond ascii' | 'all';
  /** Whether hexadecimal digits and the E of exponents are upper case. */
  readonly capitals: boolean;
}

/** Every style, the plainest first. */
export const jsonSpellings = (): fc.Arbitrary<Spelling> =>
  fc.record({
    blank: fc.constantFrom('', ' ', '\r\n\t'),
    numbers: fc.constantFrom('plain', 'point', 'exponent'),
    escapes: fc.constantFrom('none', 'beyond ascii', 'all'),
    capitals: fc.boolean(),
  });

const escapeUnit = (unit: string, capitals: boolean): string => {
  const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${capitals ? digits.toUpperCase() : digits}`;
};

const spellText = (text: string, { escapes, capitals }: Spelling): string => {
  if (escapes === 'all')
    return `"${text.replaceAll(/[^]/g, (unit) => (unit === '/' ? '\\/' : escapeUnit(unit, capitals)))}"`;
  const plain = JSON.stringify(text);
  return escapes === 'none' ? plain : plain.replaceAll(/[^\0-\x7f]/g, (unit) => escapeUnit(unit, capitals));
};

const spellNumber = (value: number, { numbers, capitals }: Spelling): string => {
  const exponential = numbers === 'exponent' ? value.toExponential() : String(value);
  const text = numbers === 'point' && /^-?\d+$/.test(exponential) ? `${exponential}.0` : exponential;
  return capitals ? text.replace('e', 'E') : text;
};

/** The JSON text of a value in the given style. */
export const spellJson = (value: Json, spelling: Spelling): string => {
  const { blank } = spelling;
  const list = (open: string, items: readonly string[], close: string): string =>
    `${open}${blank}${items.join(`${blank},${blank}`)}${blank}${close}`;
  if (typeof value === 'string') return spellText(value, spelling);
  if (typeof value === 'number') return spellNumber(value, spelling);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return list(
      '[',
      value.map((one: Json) => spellJson(one, spelling)),
      ']',
    );
  const members = Object.entries(value).map(
    ([key, member]) => `${spellText(key, spelling)}${blank}:${blank}${spellJson(member, spelling)}`,
  );
  return list('{', members, '}');
};
