import type { Cases } from './case.ts';

/** Puts each group to the one where it belongs; undefined: to none but itself. */
export const joinTo = (groups: readonly Cases[], homeOf: (group: Cases) => Cases | undefined): readonly Cases[] =>
  groups
    .filter((group) => homeOf(group) === undefined)
    .map((home) => [home, ...groups.filter((group) => homeOf(group) === home)].flat());
