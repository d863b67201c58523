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

const cellWith = (operation: string, area: string, mine: readonly CheckResult[]): Cell => {
  const verdict = heaviest(mine.map((check) => check.verdict));
  const count = mine.filter((check) => check.verdict === verdict).length;
  return { operation, area, checks: mine, verdict, count };
};

/** The cell of an operation and an area. */
export const cellOf = ({ checks }: Pick<Report, 'checks'>, operation: string, area: string): Cell =>
  cellWith(
    operation,
    area,
    checks.filter((check) => check.area === area && operationsOf(check).includes(operation)),
  );

/** All checks of a report by operation and area. */
export const matrixOf = ({ checks }: Pick<Report, 'checks'>): Matrix => {
  const placed = checks.flatMap((check) => operationsOf(check).map((operation) => ({ operation, check })));
  const byArea = Map.groupBy(placed, ({ check }) => check.area);
  const areas = [...byArea.keys()];
  const all = [...new Set(placed.map(({ operation }) => operation))];
  const cellIn = (operation: string, area: string): Cell =>
    cellWith(
      operation,
      area,
      (byArea.get(area) ?? []).filter((one) => one.operation === operation).map(({ check }) => check),
    );
  const operations = [...all.filter((one) => one !== noOperation), ...all.filter((one) => one === noOperation)];
  return {
    areas,
    rows: operations.map((operation) => ({ operation, cells: areas.map((area) => cellIn(operation, area)) })),
  };
};
