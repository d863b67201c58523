import { groupBy } from '../../contract/group-by.ts';
import { requirementsOf, type Case, type Cases } from './case.ts';
import { isOfName, isWay, type Condition } from './condition.ts';
import { isWithin } from './is-within.ts';
import { joinEnded } from './join-ended.ts';
import { joinHubs } from './join-hubs.ts';
import { joinIncomplete } from './join-incomplete.ts';
import { joinReplaced } from './join-replaced.ts';
import { joinTo } from './join-to.ts';
import { likenessesIn, likenessOf, namesOf } from './names-of.ts';

/** What happens in so many operations alike has one cause, which lies before them. */
const manyOperations = 4;

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

const haveCommon = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((each) => other.has(each));

/** What has something in common, directly or by others between them, taken together. */
const joinCommon = (sets: readonly ReadonlySet<string>[]): readonly ReadonlySet<string>[] => {
  let joined: readonly ReadonlySet<string>[] = [];
  for (const set of sets) {
    const near = joined.filter((other) => haveCommon(set, other));
    const all = new Set([set, ...near].flatMap((one) => [...one]));
    joined = [...joined.filter((other) => !near.includes(other)), all];
  }
  return joined;
};

/** What may have brought about that something is there too much, or is missing: a name that is like its own, and what was done before. */
const wayOf = (one: Case): ReadonlySet<string> => {
  const likenesses = likenessesIn(one);
  const ways = one.finding?.uses?.filter(isWay) ?? [];
  // Where many names are tried, many changes are made.
  return new Set([...likenesses, ...ways.filter((way) => likenesses.length === 0 || way !== 'many-changes')]);
};

/** What is there too much after one removal and what is there after another have two causes, unless it also shows with less. */
const splitByWay = (cases: Cases): readonly Cases[] => {
  if (cases[0]?.symptom === undefined) return [cases];
  if (cases.some((one) => wayOf(one).size === 0)) return [cases];
  const ways = joinCommon(cases.map(wayOf));
  return [...groupBy(cases, (one) => String(ways.findIndex((way) => haveCommon(way, wayOf(one))))).values()];
};

/** The conditions that all cases of a group have in common. */
export const commonCondition = (cases: Cases): readonly Condition[] => {
  const all = cases.flatMap(({ condition }) => (condition === undefined ? [] : [condition]));
  return [...(all[0] ?? [])].filter((condition) => all.every((one) => one.has(condition))).toSorted();
};

const namesIn = (group: Cases): string => commonCondition(group).filter(isOfName).join(' ');

/** The conditions of a group, less those by which it only adds to what another operation does alike under fewer. */
const ownConditions = (group: Cases, groups: readonly Cases[]): readonly Condition[] => {
  const mine = new Set(commonCondition(group));
  const fewer = groups
    .filter((other) => other[0]?.says === group[0]?.says && namesIn(other) === namesIn(group))
    .map(commonCondition)
    .filter((other) => other.length > 0 && isWithin(new Set(other), mine));
  return fewer.toSorted((one, other) => one.length - other.length)[0] ?? [];
};

const operationsOf = (groups: readonly Cases[]): ReadonlySet<Case['operation']> =>
  new Set(groups.flat().map(({ operation }) => operation));

/** Puts groups together that say the same of many operations, or of several under one condition of which more is known than that a name is unusual. */
const joinOperations = (groups: readonly Cases[]): readonly Cases[] => {
  const conditionKey = (group: Cases): string => ownConditions(group, groups).join(' ');
  return [...groupBy(groups, (group) => `${group[0]?.says} ${conditionKey(group)}`).values()].flatMap((alike) => {
    if (operationsOf(alike).size >= manyOperations) return [alike.flat()];
    const isKnown = alike.every((group) => ownConditions(group, groups).some((condition) => !isOfName(condition)));
    const kinds = groupBy(alike, (group) => namesOf(group).join(' '));
    return [...kinds].flatMap(([names, same]) => (isKnown || names !== '' ? [same.flat()] : same));
  });
};

/** What two groups have in common if one deviation shows in both. */
const showsAs = (group: Cases): string => `${group[0]?.symptom} ${namesIn(group)}`;

/** Puts what is not found together with what is not reached, and what is there too much with what reaches it, where all requirements of the one are red by the other. */
const joinSymptoms = (groups: readonly Cases[]): readonly Cases[] =>
  [...groupBy(groups, showsAs).values()].flatMap((alike) => {
    if (alike[0]?.[0]?.symptom === undefined) return alike;
    const joined: { readonly requirements: ReadonlySet<string>; readonly cases: Case[] }[] = [];
    const all = alike.map((cases) => ({ cases, requirements: new Set(cases.flatMap(requirementsOf)) }));
    for (const { cases, requirements } of all.toSorted(
      (one, other) => other.requirements.size - one.requirements.size,
    )) {
      const home = joined.find((one) => isWithin(requirements, one.requirements));
      if (home === undefined) joined.push({ requirements, cases: [...cases] });
      else home.cases.push(...cases);
    }
    return joined.map(({ cases }) => cases);
  });

const removalsOf = ({ finding }: Case): readonly string[] =>
  finding?.uses?.filter((use) => use.startsWith('remove')) ?? [];

const isGoneByRemoval = (one: Case): boolean => one.symptom === 'missing' && removalsOf(one).length > 0;

const mayHaveTaken = (group: Cases, removal: string): boolean =>
  group.every((one) => isGoneByRemoval(one) && removalsOf(one).includes(removal));

/** The removal that took what is missing, and was enough by itself; undefined: something else may have. */
const takenBy = (group: Cases): string | undefined => {
  const enough = new Set(group.map(removalsOf).flatMap((removals) => (removals.length === 1 ? removals : [])));
  return [...enough].find((removal) => mayHaveTaken(group, removal));
};

/** Whether it shows at once: what is missing only after some time may have run out, and not been taken. */
const isInTime = (group: Cases): boolean => !commonCondition(group).includes('outlast');

/** Puts together what one removal took that it should have left, with others besides or not: it is not found, it is not reached, or both. */
const joinTaken = (groups: readonly Cases[]): readonly Cases[] =>
  joinTo(groups, (group) => {
    const explains = (other: Cases): boolean => {
      const removal = takenBy(other);
      const isAlike = showsAs(other) === showsAs(group) && isInTime(other) === isInTime(group);
      return removal !== undefined && isAlike && mayHaveTaken(group, removal);
    };
    return groups.find(explains);
  });

/** Puts together what is found or reached by a name that is like its own, and what has gone when that one was removed: both names are taken for one. */
const joinTwins = (groups: readonly Cases[]): readonly Cases[] => {
  const isFound = (group: Cases): boolean => group[0]?.symptom === 'surplus' && likenessOf(group) !== undefined;
  const homeOf = (group: Cases): Cases | undefined => {
    if (!isFound(group) && !group.every(isGoneByRemoval)) return undefined;
    return groups.find((other) => isFound(other) && likenessOf(other) === likenessOf(group));
  };
  return joinTo(groups, homeOf);
};

/** Puts together that one of more than a hundred is there too much and that another one is missing: that one gave way in its place. */
const joinGivenWay = (groups: readonly Cases[]): readonly Cases[] => {
  const isOfHundred = (group: Cases, symptom: Case['symptom']): boolean =>
    group.every((one) => one.symptom === symptom && one.finding?.uses?.includes('hundred-changes') === true);
  return joinTo(groups, (group) =>
    isOfHundred(group, 'missing')
      ? groups.find((other) => isOfHundred(other, 'surplus') && other[0]?.operation === group[0]?.operation)
      : undefined,
  );
};

/** Puts together that a user has gone before their ttl had ended and that they are not found, where both show with the same that is not ordinary and not without it. */
const joinRunOut = (groups: readonly Cases[]): readonly Cases[] => {
  const conditionsOf = (group: Cases): string => commonCondition(group).join(' ');
  const isEarly = (group: Cases): boolean => group.every(({ finding }) => finding?.code === 'expired-early');
  return joinTo(groups, (group) =>
    isEarly(group) && conditionsOf(group) !== ''
      ? groups.find(
          (other) =>
            other[0]?.symptom === 'missing' &&
            other[0].operation === group[0]?.operation &&
            conditionsOf(other) === conditionsOf(group),
        )
      : undefined,
  );
};

const isLate = ({ finding }: Case): boolean => finding?.code === 'done-late';

/** Puts what came late together with what did not come of the same operation: who is sent a message again, since the first was lost, seems to have got it late. */
const joinLate = (groups: readonly Cases[]): readonly Cases[] => {
  const isLost = (group: Cases, operation: Case['operation']): boolean =>
    group.some((one) => one.finding?.code === 'not-delivered' && one.operation === operation);
  return joinTo(groups, (group) =>
    group.every(isLate) ? groups.find((one) => isLost(one, group[0]?.operation)) : undefined,
  );
};

/** Puts together what is not looked at of a token where the same operations look at neither part of it. */
const joinTokens = (groups: readonly Cases[]): readonly Cases[] => {
  const parts = groups.filter((group) => group[0]?.key.startsWith('token '));
  const [one, other] = parts.map((part) => [...operationsOf([part])].map(String).toSorted().join(' '));
  if (parts.length < 2 || one !== other) return groups;
  const both = parts.flat().map((each) => ({ ...each, says: 'did not check tokens' }));
  return [both, ...groups.filter((group) => !parts.includes(group))];
};

/** In this order: each relies on what those before it have put together. */
const joins: readonly ((groups: readonly Cases[]) => readonly Cases[])[] = [
  joinOperations,
  joinSymptoms,
  joinHubs,
  joinTaken,
  joinTwins,
  joinGivenWay,
  joinRunOut,
  joinEnded,
  joinReplaced,
  joinIncomplete,
  joinLate,
  joinTokens,
];

/** The cases of each cause: one deviation of one operation, or of many alike, under one condition, and however it shows. */
export const groupCases = (cases: Cases): readonly Cases[] =>
  joins.reduce<readonly Cases[]>(
    (groups, join) => join(groups),
    [...groupBy(cases, ({ key }) => key).values()].flatMap(splitByCondition).flatMap(splitByWay),
  );
