import type { CheckResult, Report } from '../../contract/report.ts';
import { setNamed } from '../../spec/frozen-set.ts';
import { isMeant } from '../../run/select-checks.ts';

type Named = Pick<CheckResult, 'check' | 'area'>;

const valuesOf = (line: readonly string[], option: string): readonly string[] => {
  const start = line.indexOf(option);
  if (start < 0) return [];
  const rest = line.slice(start + 1);
  const end = rest.findIndex((word) => word.startsWith('--'));
  return end < 0 ? rest : rest.slice(0, end);
};

const isSelected = ({ run }: Report, { check, area }: Named): boolean => {
  const line = run.reproduce?.selection ?? [];
  const [only, areas] = [valuesOf(line, '--only'), valuesOf(line, '--area')];
  const isNamed = (pattern: string): boolean => isMeant(check, pattern);
  if (only.length > 0 && areas.length > 0) return only.some(isNamed) && areas.includes(area);
  return run.selection.length === 0 || run.selection.some((word) => word === area || isNamed(word));
};

/** Checks of a suite file are no part of a run that was not given the file. */
const isOfOtherFile = (report: Report, { area }: Named, other: Report): boolean =>
  (other.run.suites ?? []).some((file) => !(report.run.suites ?? []).includes(file)) &&
  report.checks.every((check) => check.area !== area);

/** What a frozen set does not have is no part of a run that is confined to it. */
const isOfNoSet = ({ run }: Report, { check }: Named): boolean => {
  const set = run.set === undefined ? undefined : setNamed(run.set);
  return set !== undefined && !set.checks.includes(check);
};

/** Whether a check that only the other report has is missing here because it was not asked for. */
export const wasLeftOut = (report: Report, check: Named, other: Report): boolean =>
  !isSelected(report, check) || isOfNoSet(report, check) || isOfOtherFile(report, check, other);
