import type { Report } from '../../contract/report.ts';
import type { Worth } from './worth.ts';
import type { Kind } from '../compare/comparison.ts';

/** A requirement that a run judged otherwise than the run before it. */
export interface HistoryChange {
  readonly kind: Kind;
  readonly id: string;
  readonly says: string;
}

/** Several runs on one target, the earliest first. `number`: of the report in the page, from 1. */
export interface History {
  readonly target: string;
  readonly runs: readonly { readonly number: number; readonly changes: readonly HistoryChange[] }[];
}

/** What the script of an HTML report finds in its page. */
export interface PageData {
  /** One for each target. */
  readonly reports: readonly Report[];
  /** Of targets with several reports. */
  readonly histories: readonly History[];
  /** What a green of each check is worth. Checks of other suites are absent. */
  readonly worth: Readonly<Record<string, Worth>>;
}

/** The id of the element that holds the data. */
export const dataElement = 'report-data';
