import { ConformanceError } from '../error.ts';
import type { Check, Suite } from '../contract/check.ts';
import { areaOf } from '../spec/area-of.ts';
import { meantBy } from '../contract/validate/expected-one-of.ts';

/** A check and the area it stands in. */
export interface ListedCheck {
  readonly area: string;
  readonly check: Check;
}

export interface Selection {
  /** Ids of checks or requirements, beginnings of ids of checks, or patterns with `*`. Empty: all. */
  readonly only: readonly string[];
  /** Areas. Empty: all. */
  readonly areas: readonly string[];
  /** Ids to which the others are confined. Absent: all. */
  readonly among?: readonly string[] | undefined;
}

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** Whether an id is meant by a pattern of `--only`, where no other id is the pattern itself. */
export const isMeant = (id: string, pattern: string): boolean =>
  pattern.includes('*')
    ? new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`).test(id)
    : id.startsWith(pattern);

const matching = (checks: readonly ListedCheck[], pattern: string): readonly ListedCheck[] => {
  const exact = checks.filter(({ check }) => check.id === pattern);
  if (exact.length > 0) return exact;
  // A finding names both, and some requirements are called like the beginning of a check that is about something else.
  const verifying = checks.filter(({ check }) => check.verifies.includes(pattern));
  return verifying.length > 0 ? verifying : checks.filter(({ check }) => isMeant(check.id, pattern));
};

const common = (one: readonly ListedCheck[], other: readonly ListedCheck[]): readonly ListedCheck[] =>
  one.filter((check) => other.includes(check));

const ofIds = (checks: readonly ListedCheck[], ids: readonly string[]): readonly ListedCheck[] =>
  checks.filter(({ check }) => ids.includes(check.id));

const some = <T>(found: readonly T[], message: () => string): readonly T[] => {
  if (found.length === 0) throw new ConformanceError('ERR_USAGE', message());
  return found;
};

const areaHint = (area: string, known: readonly string[]): string => {
  const meant = meantBy(area, known);
  return meant === undefined ? `the areas are ${known.join(', ')}` : `did you mean ${meant}?`;
};

const beginningOf = (id: string): string => `${areaOf(id)}/`;

/** The id, or else the beginning of ids, that was probably meant; how to find one where that cannot be guessed. */
const hintOf = (pattern: string, checks: readonly ListedCheck[]): string => {
  const ids = checks.flatMap(({ check }) => [check.id, ...check.verifies]);
  const meant =
    meantBy(pattern, ids) ?? meantBy(beginningOf(pattern), new Set(checks.map(({ check }) => beginningOf(check.id))));
  return meant === undefined
    ? 'expected the id of a check or of a requirement, the beginning of a check\'s id, or a pattern with *; "asrs-conformance list --checks" prints all ids'
    : `did you mean ${meant}?`;
};

/**
 * The checks that the filters choose, in their order; each filter has to match something. The monitors are always among them: they look at whatever is sent.
 *
 * @throws ConformanceError ERR_USAGE for a filter that matches nothing.
 */
export const selectChecks = (suites: readonly Suite[], selection: Selection): readonly ListedCheck[] => {
  const { only, areas, among } = selection;
  const all = suites.flatMap(({ area, checks }) => checks.map((check) => ({ area, check })));
  const known = suites.map(({ area }) => area);
  const ofAreas = areas.flatMap((area) =>
    some(
      all.filter((one) => one.area === area),
      () => `--area ${area} matches no check; ${areaHint(area, known)}`,
    ),
  );
  const ofPatterns = only.flatMap((pattern) =>
    some(matching(all, pattern), () => `--only ${pattern} matches no check; ${hintOf(pattern, all)}`),
  );
  if (areas.length === 0 && only.length === 0 && among === undefined) return all;
  const asked = [
    ...(only.length === 0 ? [] : [{ option: '--only', checks: ofPatterns }]),
    ...(areas.length === 0 ? [] : [{ option: '--area', checks: ofAreas }]),
    ...(among === undefined ? [] : [{ option: '--only-failed', checks: ofIds(all, among) }]),
  ];
  const chosen = new Set(asked.map(({ checks }) => checks).reduce(common));
  some([...chosen], () => `${asked.map(({ option }) => option).join(' and ')} together match no check`);
  return all.filter((one) => chosen.has(one) || 'monitor' in one.check);
};
