import * as fc from 'fast-check';
import type { Json } from '../../contract/step.ts';

/** How JSON text is written, where its grammar (RFC 8259) leaves a choice. */
export interface Spelling {
  /** Between any two tokens. */
  readonly blank: '' | ' ' | '\r\n\t';
  /** As JavaScript writes them, `1.0` for integers, or `1e0`. */
  readonly numbers: 'plain' | 'point' | 'exponent';
  /** Which characters of strings and names are escaped although they need not be. */
  readonly escapes: 'none' | 'beyond ascii' | 'all';
  /** Whether escapes have digits in capitals, and exponents a capital E. */
  readonly capitals: boolean;
}

/** Every way to write, the plainest first. */
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

/** The JSON text of a value, written as the spelling says. */
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
