import { likenessesOf, ownTraitsOf } from '../../contract/names/name-traits.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { Name, Step } from '../../contract/step.ts';
import type { unusualNames } from '../../contract/unusual.ts';
import { memo } from '../plan/memo.ts';
import { pathsBeside, type PlaceAt } from './place-of.ts';

/** A name that a step uses, by what it is a name of. */
interface Used {
  readonly kind: (typeof unusualNames)[number];
  readonly text: string;
  /** A name that a check does not spell out is made for the run: there is nothing special about it but what others are like. */
  readonly isSpelled: boolean;
}

/** What an encoded name stands for; nothing, where it cannot be decoded. */
const decoded = (kind: Used['kind'], encoded: string): readonly Used[] => {
  try {
    return [{ kind, text: decodeURIComponent(encoded), isSpelled: true }];
  } catch {
    return [];
  }
};

const used = (kind: Used['kind'], name: Name | undefined): readonly Used[] => {
  if (name === undefined) return [];
  if (typeof name === 'object' && 'encoded' in name) return decoded(kind, name.encoded);
  if (typeof name === 'string') return [{ kind, text: name, isSpelled: false }];
  if ('exactly' in name) return [{ kind, text: name.exactly, isSpelled: true }];
  return [{ kind, text: `${name.before ?? ''}${name.near}${name.behind ?? ''}`, isSpelled: true }];
};

const usedBy = (step: Step): readonly Used[] => {
  if (step.do !== 'call' && step.do !== 'connect') return [];
  return [
    ...used('hub-name', step.hub ?? 'main'),
    ...(step.do === 'call' ? used('group-name', step.group) : []),
    ...used('user-name', step.user),
  ];
};

const isRemoval = (step: Step): boolean => step.do === 'call' && step.operation.startsWith('remove');

/** The names of a kind with which another may be confused: those of what was removed, which may have gone with it, else all. */
const othersOf = (kind: Used['kind'], steps: readonly Step[]): readonly string[] => {
  const namesIn = (some: readonly Step[]): readonly string[] =>
    some.flatMap(usedBy).flatMap((name) => (name.kind === kind ? [name.text] : []));
  const removed = namesIn(steps.filter(isRemoval));
  return [...new Set(removed.length > 0 ? removed : namesIn(steps))];
};

/** What the names of the last step have that may tell them from others. */
const traitsOfLast = (steps: readonly Step[], isRefused: boolean): readonly string[] => {
  const last = steps.at(-1);
  if (last === undefined) return [];
  // What is refused is so for the name itself, whatever others are like.
  const before = isRefused ? [] : steps.slice(0, -1);
  return usedBy(last).flatMap(({ kind, text, isSpelled }) => {
    const traits = isSpelled ? ownTraitsOf(text) : [];
    return [...traits, ...likenessesOf(text, othersOf(kind, before))].map((trait) => `${kind} ${trait}`);
  });
};

/** What a step asks, apart from names: an answer to another question says nothing about this one. */
const questionOf = (step: Step | undefined): string =>
  step?.do === 'call'
    ? JSON.stringify([step.operation, step.expect, step.token, step.reaches?.length === 0])
    : `${step?.do}`;

const refused = /^(?:4(?!04)|5)\d\d/;

/** Tells what the names of a step have that those with which the same was right in its scenario do not: `group-name accents`. */
export const createNaming = (placeAt: PlaceAt, red: ReadonlySet<string>): ((finding: Finding) => readonly string[]) => {
  const traitsOf = {
    refused: memo((path: string) => traitsOfLast(placeAt(path).steps, true)),
    done: memo((path: string) => traitsOfLast(placeAt(path).steps, false)),
  };
  const lastOf = (path: string): Step | undefined => placeAt(path).steps.at(-1);
  const labels = new Set([...red].map((path) => lastOf(path)?.label));
  return ({ step: path = '', seen }) => {
    const traitsAt = traitsOf[refused.test(seen) ? 'refused' : 'done'];
    const question = questionOf(lastOf(path));
    const isRight = (other: string): boolean => {
      const step = lastOf(other);
      const isDone = step?.ifAccepted === undefined || !labels.has(step.ifAccepted);
      return isDone && !red.has(other) && questionOf(step) === question;
    };
    const right = pathsBeside(path, placeAt).filter(isRight);
    const cleared = new Set(right.flatMap(traitsAt));
    return traitsAt(path).filter((trait) => !cleared.has(trait));
  };
};
