import type { CheckResult, Report, Verdict } from '../../contract/report.ts';
import { heaviest } from '../tones.ts';

/** The row of checks that call no operation: clients that connect, and what watches the whole run. */
export const noOperation = 'clients and monitors';

/** The checks of one area that call one operation. */
export interface Cell {
  readonly operation: string;
  readonly area: string;
  readonly checks: readonly CheckResult[];
  readonly verdict: Verdict | undefined;
  /** How many have this verdict. */
  readonly count: number;
}

/** Operations by areas. */
export interface Matrix {
  readonly areas: readonly string[];
  readonly rows: readonly { readonly operation: string; readonly cells: readonly Cell[] }[];
}

const isRed = ({ verdict }: CheckResult): boolean => verdict === 'fail' || verdict === 'warn';

/** The operations that a check has something to say of. A red one says it of those that its findings name. */
const operationsOf = (check: CheckResult): readonly string[] => {
  const { operations = [], findings } = check;
  if (operations.length === 0) return [noOperation];
  const named = new Set<string>(findings.flatMap(({ exchange }) => exchange?.operation ?? []));
  const blamed = operations.filter((operation) => named.has(operation));
  return isRed(check) && blamed.length > 0 ? blamed : operations;
};

/** The cell of an operation and an area. */
export const cellOf = ({ checks }: Pick<Report, 'checks'>, operation: string, area: string): Cell => {
  const mine = checks.filter((check) => check.area === area && operationsOf(check).includes(operation));
  const verdict = heaviest(mine.map((check) => check.verdict));
  const count = mine.filter((check) => check.verdict === verdict).length;
  return { operation, area, checks: mine, verdict, count };
};

/** All checks of a report by operation and area. */
export const matrixOf = (report: Pick<Report, 'checks'>): Matrix => {
  const areas = [...new Set(report.checks.map(({ area }) => area))];
  const all = [...new Set(report.checks.flatMap(operationsOf))];
  const operations = [...all.filter((one) => one !== noOperation), ...all.filter((one) => one === noOperation)];
  return {
    areas,
    rows: operations.map((operation) => ({ operation, cells: areas.map((area) => cellOf(report, operation, area)) })),
  };
};
