import { groupBy } from '../../contract/group-by.ts';
import { requirementsOf, type Case } from './case.ts';
import { isOfName, type Condition } from './condition.ts';

type Cases = readonly Case[];

/** What happens in so many operations alike has one cause, which lies before them. */
const manyOperations = 4;

const isWithin = (one: ReadonlySet<Condition>, other: ReadonlySet<Condition>): boolean =>
  [...one].every((condition) => other.has(condition));

/** The conditions under which a deviation shows with the fewest; the others only add to one of them. */
const plainestOf = (cases: Cases): readonly ReadonlySet<Condition>[] => {
  const all = cases.flatMap(({ condition }) => (condition === undefined ? [] : [condition]));
  const isPlainest = (one: ReadonlySet<Condition>): boolean =>
    !all.some((other) => other.size < one.size && isWithin(other, one));
  const distinct = new Map(all.filter(isPlainest).map((one) => [[...one].toSorted().join(' '), one]));
  return [...distinct.values()];
};

/** One group for each condition under which the deviation shows. What does not say its condition belongs to the first. */
const splitByCondition = (cases: Cases): readonly Cases[] => {
  const plainest = plainestOf(cases);
  const placeOf = ({ condition }: Case): string =>
    String(condition === undefined ? 0 : plainest.findIndex((one) => isWithin(one, condition)));
  return [...groupBy(cases, placeOf).values()];
};

/** The conditions that all cases of a group have in common. */
export const commonCondition = (cases: Cases): readonly Condition[] => {
  const all = cases.flatMap(({ condition }) => (condition === undefined ? [] : [condition]));
  return [...(all[0] ?? [])].filter((condition) => all.every((one) => one.has(condition))).toSorted();
};

/** Puts groups together that say the same of many operations. */
const joinOperations = (groups: readonly Cases[]): readonly Cases[] =>
  [...groupBy(groups, (group) => `${group[0]?.says} ${commonCondition(group).join(' ')}`).values()].flatMap((alike) => {
    const operations = new Set(alike.flat().map(({ operation }) => operation));
    return operations.size >= manyOperations ? [alike.flat()] : alike;
  });

/** What two groups have in common if one deviation shows in both. */
const showsAs = (group: Cases): string => `${group[0]?.symptom} ${commonCondition(group).filter(isOfName).join(' ')}`;

const isAbout = (less: ReadonlySet<string>, more: ReadonlySet<string>): boolean =>
  [...less].every((requirement) => more.has(requirement));

/** Puts what is not found together with what is not reached, and what is there too much with what reaches it, where all requirements of the one are red by the other. */
const joinSymptoms = (groups: readonly Cases[]): readonly Cases[] =>
  [...groupBy(groups, showsAs).values()].flatMap((alike) => {
    if (alike[0]?.[0]?.symptom === undefined) return alike;
    const joined: { readonly requirements: ReadonlySet<string>; readonly cases: Case[] }[] = [];
    const all = alike.map((cases) => ({ cases, requirements: new Set(cases.flatMap(requirementsOf)) }));
    for (const { cases, requirements } of all.toSorted(
      (one, other) => other.requirements.size - one.requirements.size,
    )) {
      const home = joined.find((one) => isAbout(requirements, one.requirements));
      if (home === undefined) joined.push({ requirements, cases: [...cases] });
      else home.cases.push(...cases);
    }
    return joined.map(({ cases }) => cases);
  });

const isLate = ({ finding }: Case): boolean => finding?.code === 'done-late';

/** Puts what came late together with what did not come of the same operation: who is sent a message again, since the first was lost, seems to have got it late. */
const joinLate = (groups: readonly Cases[]): readonly Cases[] => {
  const isLost = (group: Cases, operation: Case['operation']): boolean =>
    group.some((one) => one.finding?.code === 'not-delivered' && one.operation === operation);
  const homeOf = (group: Cases): Cases | undefined =>
    group.every(isLate) ? groups.find((one) => isLost(one, group[0]?.operation)) : undefined;
  const withLate = (home: Cases): Cases => [home, ...groups.filter((group) => homeOf(group) === home)].flat();
  return groups.filter((group) => homeOf(group) === undefined).map(withLate);
};

/** The cases of each cause: one deviation of one operation, or of many alike, under one condition, and however it shows. */
export const groupCases = (cases: Cases): readonly Cases[] =>
  joinLate(joinSymptoms(joinOperations([...groupBy(cases, ({ key }) => key).values()].flatMap(splitByCondition))));
