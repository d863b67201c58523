import type { Cases } from './case.ts';

/** Puts each group to the one where it belongs; itself or undefined: it stays by itself. */
export const joinTo = (groups: readonly Cases[], homeOf: (group: Cases) => Cases | undefined): readonly Cases[] => {
  const homes = new Map(groups.map((group) => [group, homeOf(group) ?? group]));
  return groups
    .filter((group) => homes.get(group) === group)
    .map((home) => [home, ...groups.filter((group) => group !== home && homes.get(group) === home)].flat());
};
