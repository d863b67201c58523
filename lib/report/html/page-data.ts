import type { Report } from '../../contract/report.ts';

/** What the script of an HTML report finds in its page. */
export interface PageData {
  /** One for each target. */
  readonly reports: readonly Report[];
  /** How many faults of the reference each check catches, as published by the proofs of this suite. */
  readonly faults: Readonly<Record<string, number>>;
}

/** The id of the element that holds the data. */
export const dataElement = 'report-data';
