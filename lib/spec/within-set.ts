import type { FrozenSet } from './frozen-set.ts';
import type { Level, Requirement } from './requirement.ts';

/** The requirements that a run judges, and the level of every one. */
export interface Judged {
  readonly requirements: readonly Requirement[];
  readonly levelOf: (id: string) => Level | undefined;
}

/**
 * Confines requirements to a frozen set. What the set does not have is seen, and never judged.
 *
 * @param outside requirements from outside, which were asked for beside the set
 */
export const withinSet = (
  all: readonly Requirement[],
  set: FrozenSet | undefined,
  outside: readonly Requirement[],
): Judged => {
  const ids = set === undefined ? undefined : new Set([...set.requirements, ...outside.map(({ id }) => id)]);
  const isIn = (id: string): boolean => ids?.has(id) ?? true;
  const levels = new Map(all.map(({ id, level }) => [id, isIn(id) ? level : ('record' as const)]));
  return { requirements: all.filter(({ id }) => isIn(id)), levelOf: (id) => levels.get(id) };
};
