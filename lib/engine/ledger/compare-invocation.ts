import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { cutText } from '../../trace/cut-text.ts';

/** The expected content of a frame. Both parts are JSON text, so that no parser changes what was sent or received. */
export interface ExpectedInvocation {
  /** JSON text of the target; undefined: not compared. */
  readonly target?: string | undefined;
  /** JSON text of the arguments; undefined: not compared. */
  readonly arguments?: string | undefined;
}

const show = (value: unknown): string => {
  const text = stringify(value) ?? 'nothing';
  return text.length > 200 ? `${cutText(text, 200)}… (${text.length} characters)` : text;
};

const numeric = (text: string): number => (Number(text) === 0 ? 0 : Number(text));

const differ = (path: string, wanted: unknown, seen: unknown): string =>
  `${path}: sent ${show(wanted)}, arrived ${show(seen)}`;

const longText = 200;

/** For long texts, shows the place of the first difference. */
const compareTexts = (path: string, wanted: string, seen: string): string | undefined => {
  if (wanted === seen) return undefined;
  if (Math.max(wanted.length, seen.length) <= longText) return differ(path, wanted, seen);
  const end = Math.min(wanted.length, seen.length);
  let at = 0;
  while (at < end && wanted[at] === seen[at]) at += 1;
  const part = (text: string): string => `${show(text.slice(at, at + 40))} of ${text.length} characters`;
  return `${path}: from character ${at} on, sent ${part(wanted)}, arrived ${part(seen)}`;
};

const compareLists = (path: string, wanted: readonly unknown[], seen: readonly unknown[]): string | undefined => {
  if (wanted.length !== seen.length) return `${path}: sent ${wanted.length} elements, arrived ${seen.length}`;
  for (const [index, value] of wanted.entries()) {
    const difference = compare(`${path}[${index}]`, value, seen[index]);
    if (difference !== undefined) return difference;
  }
  return undefined;
};

const compareObjects = (path: string, wanted: object, seen: object): string | undefined => {
  const theirs = new Map(Object.entries(seen));
  for (const [key, value] of Object.entries(wanted)) {
    if (!theirs.has(key)) return `${path}: key ${show(key)} did not arrive`;
    const difference = compare(`${path}[${show(key)}]`, value, theirs.get(key));
    if (difference !== undefined) return difference;
    theirs.delete(key);
  }
  const [extra] = theirs.keys();
  return extra === undefined ? undefined : `${path}: key ${show(extra)} was never sent`;
};

/** Numbers are compared as doubles: `1`, `1.0` and `1e0` mean the same (RFC 8259, section 6). */
function compare(path: string, wanted: unknown, seen: unknown): string | undefined {
  if (isLosslessNumber(wanted)) {
    const same = isLosslessNumber(seen) && numeric(wanted.value) === numeric(seen.value);
    return same ? undefined : differ(path, wanted, seen);
  }
  if (Array.isArray(wanted)) return Array.isArray(seen) ? compareLists(path, wanted, seen) : differ(path, wanted, seen);
  if (wanted !== null && typeof wanted === 'object') {
    const plain = seen !== null && typeof seen === 'object' && !Array.isArray(seen) && !isLosslessNumber(seen);
    return plain ? compareObjects(path, wanted, seen) : differ(path, wanted, seen);
  }
  if (typeof wanted === 'string' && typeof seen === 'string') return compareTexts(path, wanted, seen);
  return wanted === seen ? undefined : differ(path, wanted, seen);
}

/** The text that the reference and many services write. If it matches, no parsing is needed. */
export const verbatim = ({ target, arguments: values }: ExpectedInvocation): string =>
  `{"type":1,"target":${target},"arguments":${values}}`;

/**
 * Compares an invocation frame with what was sent, in meaning and on the text itself.
 * @returns undefined if they agree, or one sentence with the path of the first difference
 */
export const compareInvocation = (expected: ExpectedInvocation, frame: string): string | undefined => {
  if (frame === verbatim(expected)) return undefined;
  let seen: Record<string, unknown>;
  try {
    seen = parse(frame) as Record<string, unknown>;
  } catch (error) {
    return `the frame cannot be read: ${(error as Error).message}`;
  }
  if (expected.target !== undefined) {
    const difference = compare('$.target', parse(expected.target), seen['target']);
    if (difference !== undefined) return difference;
  }
  if (expected.arguments === undefined) return undefined;
  return compare('$.arguments', parse(expected.arguments), seen['arguments']);
};
