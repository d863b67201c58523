import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { firstDifference } from '../../trace/first-difference.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { partAround } from '../../trace/part-around.ts';

/** The expected content of a frame. Both parts are JSON text, so that no parser changes what was sent or received. */
export interface ExpectedInvocation {
  /** JSON text of the target; undefined: not compared. */
  readonly target?: string | undefined;
  /** JSON text of the arguments; undefined: not compared. */
  readonly arguments?: string | undefined;
}

type Redact = (text: string) => string;

const longText = 200;

/** What is shown as a whole is redacted with the report. */
const show = (value: unknown, redact: Redact): string => {
  const text = stringify(value) ?? 'nothing';
  return text.length > longText ? excerpt(text, longText, redact) : text;
};

const numeric = (text: string): number => (Number(text) === 0 ? 0 : Number(text));

const differ = (path: string, wanted: unknown, seen: unknown, redact: Redact): string =>
  `${path}: sent ${show(wanted, redact)}, arrived ${show(seen, redact)}`;

/** Enough of a long text to see how it was altered. */
const shownPart = 40;

/** For long texts, shows the place of the first difference. */
const compareTexts = (path: string, wanted: string, seen: string, redact: Redact): string | undefined => {
  if (wanted === seen) return undefined;
  if (Math.max(wanted.length, seen.length) <= longText) return differ(path, wanted, seen, redact);
  const at = firstDifference(seen, wanted);
  const sent = wanted.slice(at, at + shownPart);
  const arrived = partAround(seen, wanted, { before: 0, after: shownPart, redact }).text;
  const part = (text: string, whole: string): string => `${show(text, redact)} of ${whole.length} characters`;
  return `${path}: from character ${at} on, sent ${part(sent, wanted)}, arrived ${part(arrived, seen)}`;
};

/** The same text for values that mean the same: members in any order, numbers as doubles. */
const canonical = (value: unknown): string => {
  if (isLosslessNumber(value)) return `number ${numeric(value.value)}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.toSorted().join()}}`;
};

const areReordered = (wanted: readonly unknown[], seen: readonly unknown[]): boolean => {
  const [sent, arrived] = [wanted, seen].map((values) => values.map(canonical).toSorted().join('\n'));
  return sent === arrived;
};

const compareLists = (
  path: string,
  wanted: readonly unknown[],
  seen: readonly unknown[],
  redact: Redact,
): string | undefined => {
  if (wanted.length !== seen.length) return `${path}: sent ${wanted.length} elements, arrived ${seen.length}`;
  for (const [index, value] of wanted.entries()) {
    const difference = compare(`${path}[${index}]`, value, seen[index], redact);
    if (difference === undefined) continue;
    return areReordered(wanted, seen) ? `elements in another order: ${differ(path, wanted, seen, redact)}` : difference;
  }
  return undefined;
};

/** Where as many members came as were sent, one that is missing came under the name that was not sent. */
const renamed = (wanted: object, seen: object): string | undefined =>
  Object.keys(seen).length === Object.keys(wanted).length
    ? Object.keys(seen).find((key) => !Object.hasOwn(wanted, key))
    : undefined;

const compareObjects = (path: string, wanted: object, seen: object, redact: Redact): string | undefined => {
  const theirs = new Map(Object.entries(seen));
  for (const [key, value] of Object.entries(wanted)) {
    if (!theirs.has(key)) {
      const name = renamed(wanted, seen);
      if (name !== undefined) return `${path}: key ${show(key, redact)} arrived as ${show(name, redact)}`;
      return `${path}: key ${show(key, redact)}${value === null ? ', which is null,' : ''} did not arrive`;
    }
    const difference = compare(`${path}[${show(key, redact)}]`, value, theirs.get(key), redact);
    if (difference !== undefined) return difference;
    theirs.delete(key);
  }
  const [extra] = theirs.keys();
  return extra === undefined ? undefined : `${path}: key ${show(extra, redact)} was never sent`;
};

/** Numbers are compared as doubles: `1`, `1.0` and `1e0` mean the same (RFC 8259, section 6). */
function compare(path: string, wanted: unknown, seen: unknown, redact: Redact): string | undefined {
  if (isLosslessNumber(wanted)) {
    const same = isLosslessNumber(seen) && numeric(wanted.value) === numeric(seen.value);
    return same ? undefined : differ(path, wanted, seen, redact);
  }
  if (Array.isArray(wanted))
    return Array.isArray(seen) ? compareLists(path, wanted, seen, redact) : differ(path, wanted, seen, redact);
  if (wanted !== null && typeof wanted === 'object') {
    const plain = seen !== null && typeof seen === 'object' && !Array.isArray(seen) && !isLosslessNumber(seen);
    return plain ? compareObjects(path, wanted, seen, redact) : differ(path, wanted, seen, redact);
  }
  if (typeof wanted === 'string' && typeof seen === 'string') return compareTexts(path, wanted, seen, redact);
  return wanted === seen ? undefined : differ(path, wanted, seen, redact);
}

/** The text that the reference and many services write. If it matches, no parsing is needed. */
export const verbatim = ({ target, arguments: values }: ExpectedInvocation): string =>
  `{"type":1,"target":${target},"arguments":${values}}`;

/**
 * Compares an invocation frame with what was sent, in meaning and on the text itself.
 *
 * @param redact removes secrets from what is shown in part
 * @returns undefined if they agree, or one sentence with the path of the first difference
 */
export const compareInvocation = (expected: ExpectedInvocation, frame: string, redact: Redact): string | undefined => {
  if (frame === verbatim(expected)) return undefined;
  let seen: Record<string, unknown>;
  try {
    seen = parse(frame) as Record<string, unknown>;
  } catch (error) {
    return `the frame cannot be read: ${(error as Error).message}`;
  }
  if (expected.target !== undefined) {
    const difference = compare('$.target', parse(expected.target), seen['target'], redact);
    if (difference !== undefined) return difference;
  }
  if (expected.arguments === undefined) return undefined;
  return compare('$.arguments', parse(expected.arguments), seen['arguments'], redact);
};
