import type { Catalogue } from '../../spec/catalogue.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';
import type { Requirement } from '../../spec/requirement.ts';
import type { OutsideSuites } from './outside-suites.ts';

/** The requirements of a run: the shipped ones, with the statuses of the catalogue in their sentences, and those from outside. */
export const requirementsOf = (outside: OutsideSuites, catalogue?: Catalogue): readonly Requirement[] => [
  ...loadRequirements(catalogue),
  ...outside.requirements,
];
