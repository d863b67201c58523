import type { Report, RequirementResult, Verdict } from '../../contract/report.ts';

/** One requirement in several reports. */
export interface CompareRow {
  readonly id: string;
  readonly says: string;
  readonly level: RequirementResult['level'];
  /** In the order of the reports; undefined: the report does not have it. */
  readonly verdicts: readonly (Verdict | undefined)[];
  readonly differs: boolean;
}

/** The requirements of all reports, in the order of the first that has them. */
export const compareRows = (reports: readonly Pick<Report, 'requirements'>[]): readonly CompareRow[] => {
  const byId = reports.map(({ requirements }) => new Map(requirements.map((one) => [one.id, one])));
  const all = new Map(reports.flatMap(({ requirements }) => requirements).map((one) => [one.id, one]));
  return [...all.values()].map(({ id, says, level }) => {
    const verdicts = byId.map((requirements) => requirements.get(id)?.verdict);
    return { id, says, level, verdicts, differs: new Set(verdicts).size > 1 };
  });
};
