import type { Json } from '../../contract/step.ts';
import { isAmbiguous } from './json-keys.ts';

const plainest = 'a';

/** Shorter texts, and texts of the same length with a simpler character. Never splits a surrogate pair. */
export function* shrinkText(text: string): Generator<string> {
  const characters = Array.from(text);
  const half = Math.ceil(characters.length / 2);
  if (characters.length > 0) yield '';
  if (characters.length > 1) {
    yield characters.slice(0, half).join('');
    yield characters.slice(half).join('');
  }
  for (const index of characters.keys()) yield characters.toSpliced(index, 1).join('');
  for (const [index, character] of characters.entries()) {
    if (character !== plainest) yield characters.with(index, plainest).join('');
  }
}

/** Numbers closer to zero or with fewer digits. */
export function* shrinkNumber(value: number): Generator<number> {
  if (value === 0) return;
  yield 0;
  if (value < 0) yield -value;
  const size = Math.abs(value);
  const whole = Math.trunc(value);
  if (whole !== value && whole !== 0) yield whole;
  // For very large numbers the last steps change nothing.
  for (let step = Math.trunc(whole / 2); step !== 0; step = Math.trunc(step / 2)) {
    if (value - step !== value) yield value - step;
  }
  for (const digits of [1, 2, 4, 8]) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.abs(rounded) < size) yield rounded;
  }
}

const rankOf = (value: Json): number => {
  if (value === null) return 0;
  return typeof value === 'object' ? 4 : ['boolean', 'number', 'string'].indexOf(typeof value) + 1;
};

/** Kinds of value, the simplest first. Each may replace the ones after it. */
const kinds: readonly Json[] = [null, false, 0, ''];

type Members = Readonly<Record<string, Json>>;

function* shrinkMembers(value: Members): Generator<Members> {
  const members = Object.entries(value);
  if (members.length > 1) yield {};
  for (const index of members.keys()) yield Object.fromEntries(members.toSpliced(index, 1));
  for (const [index, [name, member]] of members.entries()) {
    for (const shrunk of shrinkJson(member)) yield Object.fromEntries(members.with(index, [name, shrunk]));
    for (const shorter of shrinkText(name)) {
      if (!Object.hasOwn(value, shorter)) yield Object.fromEntries(members.with(index, [shorter, member]));
    }
  }
}

/** Lists with fewer elements, and lists of the same length with a simpler element. */
export function* shrinkList(values: readonly Json[]): Generator<readonly Json[]> {
  const half = Math.ceil(values.length / 2);
  if (values.length > 0) yield [];
  if (values.length > 2) {
    yield values.slice(0, half);
    yield values.slice(half);
  }
  for (const index of values.keys()) yield values.toSpliced(index, 1);
  for (const [index, value] of values.entries()) {
    for (const shrunk of shrinkJson(value)) yield values.with(index, shrunk);
  }
}

/** Simpler values, the simplest first: of a simpler kind, a part of the value, or the same shape with less content. */
export function* shrinkJson(value: Json): Generator<Json> {
  for (const kind of kinds) if (rankOf(kind) < rankOf(value)) yield kind;
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') yield* shrinkNumber(value);
  else if (typeof value === 'string') yield* shrinkText(value);
  else {
    yield* Object.values(value);
    if (Array.isArray(value)) yield* shrinkList(value as readonly Json[]);
    else for (const one of shrinkMembers(value as Members)) if (!Object.entries(one).some(isAmbiguous)) yield one;
  }
}
