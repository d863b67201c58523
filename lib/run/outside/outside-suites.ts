import type { Scenario } from '../../contract/check.ts';
import type { Requirement } from '../../spec/requirement.ts';

/** A suite from a file: scenarios alone, since properties are code. */
export interface OutsideSuite {
  readonly area: string;
  readonly checks: readonly Scenario[];
}

/** What `--suite` adds to a run. Serialisable. */
export interface OutsideSuites {
  /** The files, as they were named. */
  readonly files: readonly string[];
  readonly suites: readonly OutsideSuite[];
  readonly requirements: readonly Requirement[];
}

/** Where no file was named. */
export const noSuites: OutsideSuites = { files: [], suites: [], requirements: [] };
