import { packageVersion } from '../../package-root.ts';
import { isSoak } from '../../engine/plan/outlasts.ts';
import type { ListedCheck } from '../../run/select-checks.ts';
import { areaOf } from '../../spec/area-of.ts';
import type { Requirement } from '../../spec/requirement.ts';

/** A requirement, and where it stands. */
export interface ListedRequirement extends Requirement {
  readonly area: string;
  /** Ids of the checks that verify it. */
  readonly checks: readonly string[];
}

/** What `list` shows. */
export interface Listing {
  readonly checks: readonly ListedCheck[];
  readonly requirements: readonly ListedRequirement[];
}

/** The checks and the requirements that they verify; with all checks also the requirements that no check can verify. */
export const listingOf = (
  checks: readonly ListedCheck[],
  requirements: readonly Requirement[],
  isEverything: boolean,
): Listing => ({
  checks,
  requirements: requirements
    .map((requirement) => ({
      ...requirement,
      area: areaOf(requirement.id),
      checks: checks.filter(({ check }) => check.verifies.includes(requirement.id)).map(({ check }) => check.id),
    }))
    .filter((requirement) => isEverything || requirement.checks.length > 0),
});

const kindOf = ({ check }: ListedCheck): 'scenario' | 'property' | 'monitor' => {
  if ('monitor' in check) return 'monitor';
  return 'arbitrary' in check ? 'property' : 'scenario';
};

const checkRow = (listed: ListedCheck): object => {
  const { id, title, verifies, deep, needs, regressions } = listed.check;
  return {
    id,
    area: listed.area,
    title,
    kind: kindOf(listed),
    verifies,
    ...(deep === undefined ? {} : { deep }),
    ...(isSoak(listed.check) ? { soak: true } : {}),
    ...(needs === undefined ? {} : { needs }),
    ...(regressions === undefined ? {} : { regressions }),
  };
};

const requirementRow = ({ id, area, level, says, source, checks, excluded }: ListedRequirement): object => ({
  id,
  area,
  level,
  says,
  source,
  checks,
  ...(excluded === undefined ? {} : { excluded }),
});

/** The listing for programs; docs/list.md describes it. */
export const listingJson = ({ checks, requirements }: Listing): object => ({
  format: 1,
  suite: packageVersion(),
  areas: [...new Set([...checks, ...requirements].map(({ area }) => area))],
  checks: checks.map(checkRow),
  requirements: requirements.map(requirementRow),
});
