import { isClosedAsWell, type Case, type Cases } from './case.ts';
import { conditions, hints, implied, isOfName, type Condition } from './condition.ts';
import { commonCondition } from './group-cases.ts';
import { isLikeAnother, namesOf } from './names-of.ts';
import { tokenOf } from './token-of.ts';

const shownNames = 3;
const mostConditions = 3;

const listed = (names: readonly string[], noun: string): string => {
  const shown = names.length > shownNames ? names.slice(0, shownNames - 1) : names;
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${rest} more ${noun}` : shown.at(-1);
  const first = rest > 0 ? shown : shown.slice(0, -1);
  return first.length === 0 ? `${last}` : `${first.join(', ')} and ${last}`;
};

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** A user id stands for group names where no step used one of those. */
const nameOf = (condition: Condition, cases: Cases): string => {
  if (condition === 'burst' && cases.every(({ finding }) => finding?.among === 'first'))
    return 'the first of many at once';
  const isUsed = cases.some(({ finding }) => finding?.uses?.includes(condition));
  return conditions[condition === 'group-name' && !isUsed ? 'user-name' : condition];
};

const isAnyName = (condition: Condition): boolean =>
  condition === 'any-name' || condition === 'slash' || isOfName(condition);

const withoutImplied = <T extends string>(all: readonly T[]): readonly T[] =>
  all.filter((one) => !all.some((other) => implied[other]?.includes(one)));

/** Where a message and one before it are alike, that is said once. */
const withoutEcho = (texts: readonly string[]): readonly string[] =>
  texts
    .filter((text) => !texts.some((other) => text === `after ${other}`))
    .map((text) => (texts.includes(`after ${text}`) ? `${text} after another` : text));

const conditionsOf = (cases: Cases, names: readonly string[]): readonly string[] => {
  const all = cases.map(({ finding }) => tokenOf(finding));
  // A deviation that also shows with a good token has nothing to do with tokens.
  const tokens = all.includes(undefined) ? [] : distinct(all.flatMap((token) => token ?? []));
  const others = withoutImplied(commonCondition(cases)).filter(
    (condition) => names.length === 0 || !isAnyName(condition),
  );
  return [
    ...(tokens.length === 0 ? [] : [listed(tokens, 'kinds')]),
    ...names,
    ...withoutEcho(others.map((condition) => nameOf(condition, cases))),
  ];
};

const mostHints = 2;

type Hint = keyof typeof hints;

const hintNames = Object.keys(hints) as Hint[];

const isOfGroup = (operation: string | undefined): boolean => operation?.toLowerCase().includes('group') === true;

/** Those that concern each connection of a user. */
const ofConnections: ReadonlySet<string | undefined> = new Set(['sendToUser', 'userHasConnections']);

/** Whether it is about a group whose members are there by their users, where they could be by their connections. */
const isByUser = ({ finding, operation }: Case): boolean =>
  (operation === 'sendToGroup' || operation === 'groupHasConnections') &&
  finding?.uses?.includes('addConnectionToGroup') !== true;

/** Hints that are said only where they may be the matter, and are not said already. */
const mayMatter: Readonly<Partial<Record<Hint, (cases: Cases) => boolean>>> = {
  disconnect: (cases) => !cases.every(({ says }) => says.includes('ended')),
  'second-connection': (cases) => cases.every(({ operation }) => ofConnections.has(operation)),
  addUserToGroup: (cases) => cases.every(isByUser),
  ttl: (cases) => cases.some(({ operation, says }) => isOfGroup(operation) && !says.includes('ttl')),
};

/** What every finding used, but for the operation itself and what follows from what is said already. */
const hintsOf = (cases: Cases, isMeant: (hint: Hint) => boolean = () => true): readonly string[] => {
  const isUsed = (hint: Hint): boolean =>
    cases.every(({ finding, operation }) => operation !== hint && finding?.uses?.includes(hint) === true);
  const isTold = (hint: Hint): boolean => mayMatter[hint]?.(cases) !== false;
  return withoutImplied(hintNames.filter((hint) => isMeant(hint) && isUsed(hint) && isTold(hint)))
    .map((hint) => hints[hint])
    .slice(0, mostHints);
};

/** What asking the same again and again has shown. */
const timesOf = (cases: Cases): readonly string[] => {
  const asked = cases.map(({ finding }) => finding?.asked);
  if (asked.includes('some')) return ['now and then'];
  return asked.every((which) => which === 'first') ? ['only the first after a change'] : [];
};

/** What is said where there is no condition: that the same was right before and after, or what those used besides that needed the least. */
const unconditional = (cases: Cases): readonly string[] => {
  if (cases.some(({ finding }) => finding?.among === 'some')) return ['now and then'];
  const plain = cases.filter(({ condition }) => condition === undefined || condition.size === 0);
  return hintsOf(plain.length === 0 ? cases : plain);
};

/** Where a ttl may be the matter: a user who has one is often not connected, and by the same call once more it is renewed. */
const withTtl: ReadonlySet<string> = new Set(['absent-user', 'again']);

/** Hints that are said beside a condition. What is there too much may have outlasted a removal or come from another hub, and what is missing may have gone with a name that is like its own. */
const besides = (cases: Cases): readonly string[] => {
  const isSurplus = cases.every(({ symptom }) => symptom === 'surplus');
  const isOfRemoval = isSurplus || isLikeAnother(cases);
  const mayBeOfTtl = withTtl.has(commonCondition(cases).join(' '));
  const isTold = (hint: string): boolean =>
    (isOfRemoval && hint.startsWith('remove')) ||
    (isSurplus && hint === 'second-hub') ||
    (mayBeOfTtl && hint === 'ttl');
  return hintsOf(cases, isTold);
};

/** A long program meets many conditions by chance. Of more than a few, it cannot be told which matters. */
const told = (conditions: readonly string[]): readonly string[] =>
  conditions.length > mostConditions ? [] : conditions;

/** A server may fail only where it should say that something is not there, or wrong. */
const notAs = (cases: Cases, says: string): string => {
  const expected = distinct(cases.map(({ finding }) => finding?.expected ?? ''));
  const refusal = expected.find((each) => /^4\d\d$/.test(each));
  const isMeant = says.startsWith('answered 5') && refusal !== undefined;
  return isMeant && expected.every((each) => each.includes(refusal)) ? `, not ${refusal}` : '';
};

/** Who does what under which condition, in one line. */
export const causeTitle = (cases: Cases, example: Case): string => {
  if (example.finding === undefined) return example.says;
  // Others show the same deviation in another way.
  const alike = cases.filter(({ says, key }) => says === example.says || key === example.key);
  const operations = distinct(alike.flatMap(({ operation }) => operation ?? []));
  const who = operations.length === 0 ? 'the target' : listed(operations, 'operations');
  // However it shows, it is about the same names.
  const said = conditionsOf(alike, namesOf(cases));
  const times = timesOf(alike);
  // What was lost for another reason than a request is under no condition of one.
  const isOfRequest = operations.length > 0 || alike.every(isClosedAsWell);
  const under =
    said.length === 0 && times.length === 0 && isOfRequest
      ? unconditional(alike)
      : [...told(said), ...times, ...besides(alike)].slice(0, mostConditions);
  const says = `${example.says}${said.length === 0 ? notAs(alike, example.says) : ''}`;
  return `${who} ${says}${under.length === 0 ? '' : ` (${under.join('; ')})`}`;
};
