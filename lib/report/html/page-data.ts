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

/** What became of a target, without the checks that saw it. */
export type Verdicts = Omit<Report, 'checks'>;

/** What the script of an HTML report finds first: as little as the comparison of targets shows. */
export interface PageData {
  /** One for each target. */
  readonly reports: readonly Verdicts[];
  /** Of targets with several reports. */
  readonly histories: readonly History[];
}

/** What only the views of one target show. It is many times larger, so it is read after something is seen. */
export interface PageDetails {
  /** For each target, in the order of the reports. */
  readonly checks: readonly Report['checks'][];
  /** What a green of each check is worth. Checks of other suites are absent. */
  readonly worth: Readonly<Record<string, Worth>>;
}

/** The ids of the elements that hold them: JSON, packed by gzip, in base64. */
export const elements = { data: 'report-data', details: 'report-details' } as const;
