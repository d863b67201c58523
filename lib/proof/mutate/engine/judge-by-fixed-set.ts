import type { Mutant } from '../mutant.ts';
import { roomOf } from './engine-mutants.ts';
import type { FixedSetPart, FixedSetParts } from './fixed-set.ts';
import type { Found, JudgeOptions } from './judging.ts';
import type { Lane } from './lane.ts';
import { fixedSetLimitMs, lookAtEngine } from './look-at-engine.ts';

/** Rooms that do not judge. */
const onlySeenThere = new Set(['cli', 'report', 'verdict']);

/** What spoils a verdict, like a busy machine, is no difference. */
const isSpoilt = (seen: string | undefined): boolean => seen?.includes('inconclusive') === true;

const differs = (name: string, seen: string | undefined, unmutated: FixedSetPart): boolean =>
  name in unmutated && seen !== unmutated[name] && !isSpoilt(seen) && !isSpoilt(unmutated[name]);

/** So many differences are enough: a busy machine brings about one or two. */
const enoughDifferences = 3;
const mostTries = 3;

/** Judges the fixed set until so many of the names differ. @returns these, or how the engine ended */
const lookFor = async (
  lane: Lane,
  parts: FixedSetParts,
  { wanted, enough }: { readonly wanted: (part: FixedSetPart) => readonly string[]; readonly enough: number },
): Promise<readonly string[]> => {
  const found = new Set<string>();
  const ended = await lane.judgeFixedSet(parts, fixedSetLimitMs, (part) => {
    for (const name of wanted(part)) found.add(name);
    return found.size >= enough;
  });
  return found.size === 0 && ended !== undefined ? [ended] : [...found];
};

/** On a busy machine a verdict may differ by itself: the same has to differ twice with the mutant, and then not without it. */
export const judgeByFixedSet = async (
  mutant: Mutant,
  { lane, unmutated }: JudgeOptions,
): Promise<Found | undefined> => {
  const parts = onlySeenThere.has(roomOf(mutant)) ? 'command line' : 'all';
  const looking = unmutated.fixedSets.get(parts) ?? lookAtEngine(lane, parts);
  unmutated.fixedSets.set(parts, looking);
  const fixedSet = await looking;
  const differing = (part: FixedSetPart): readonly string[] =>
    Object.keys(part).filter((name) => differs(name, part[name], fixedSet));
  await lane.plant(mutant);
  const open = new Set(await lookFor(lane, parts, { wanted: differing, enough: enoughDifferences }));
  for (let tries = 0; tries < mostTries && open.size > 0; tries += 1) {
    await lane.plant(mutant);
    let last: FixedSetPart = {};
    const wanted = (part: FixedSetPart): readonly string[] => {
      last = { ...last, ...part };
      return differing(part).filter((name) => open.has(name));
    };
    const [again] = await lookFor(lane, parts, { wanted, enough: 1 });
    if (again === undefined || !open.has(again)) return undefined;
    await lane.plant(undefined);
    const same = (part: FixedSetPart): readonly string[] =>
      again in part && !differing(part).includes(again) ? [again] : [];
    const without = await lookFor(lane, parts, { wanted: same, enough: 1 });
    const isBreakdown = !(again in fixedSet);
    if (isBreakdown ? without.length === 0 : without[0] === again)
      return { state: 'killed', by: isBreakdown ? again : `${again}: ${last[again]} in place of ${fixedSet[again]}` };
    open.delete(again);
  }
  return undefined;
};
