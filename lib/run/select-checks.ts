import { ConformanceError } from '../error.ts';
import type { Check, Suite } from '../contract/check.ts';

/** A check and the area it stands in. */
export interface ListedCheck {
  readonly area: string;
  readonly check: Check;
}

export interface Selection {
  /** Ids, beginnings of ids, or patterns with `*`. Empty: all. */
  readonly only: readonly string[];
  /** Areas. Empty: all. */
  readonly areas: readonly string[];
}

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

const matching = (checks: readonly ListedCheck[], pattern: string): readonly ListedCheck[] => {
  const exact = checks.filter(({ check }) => check.id === pattern);
  if (exact.length > 0) return exact;
  if (!pattern.includes('*')) return checks.filter(({ check }) => check.id.startsWith(pattern));
  const expression = new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`);
  return checks.filter(({ check }) => expression.test(check.id));
};

const common = (one: readonly ListedCheck[], other: readonly ListedCheck[]): readonly ListedCheck[] =>
  one.filter((check) => other.includes(check));

const some = <T>(found: readonly T[], message: string): readonly T[] => {
  if (found.length === 0) throw new ConformanceError('ERR_USAGE', message);
  return found;
};

/**
 * The checks that the filters choose, in their order; each filter has to match something. The monitors are always among them: they look at whatever is sent.
 *
 * @throws ConformanceError ERR_USAGE for a filter that matches nothing.
 */
export const selectChecks = (suites: readonly Suite[], { only, areas }: Selection): readonly ListedCheck[] => {
  const all = suites.flatMap(({ area, checks }) => checks.map((check) => ({ area, check })));
  const known = suites.map(({ area }) => area);
  const ofAreas = areas.flatMap((area) =>
    some(
      all.filter((one) => one.area === area),
      `--area ${area} matches no check; the areas are ${known.join(', ')}`,
    ),
  );
  const ofPatterns = only.flatMap((pattern) =>
    some(
      matching(all, pattern),
      `--only ${pattern} matches no check; expected an id, the beginning of an id, or a pattern with *; "asrs-conformance list --checks" prints all ids`,
    ),
  );
  if (areas.length === 0 && only.length === 0) return all;
  const chosen = new Set(only.length === 0 ? ofAreas : areas.length === 0 ? ofPatterns : common(ofPatterns, ofAreas));
  some([...chosen], '--area and --only together match no check');
  return all.filter((one) => chosen.has(one) || 'monitor' in one.check);
};
