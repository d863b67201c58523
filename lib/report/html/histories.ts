import type { Report } from '../../contract/report.ts';
import { compareRequirements } from '../compare/compare-requirements.ts';
import type { Kind } from '../compare/comparison.ts';
import type { History, HistoryChange } from './page-data.ts';
import { targetName } from './target-name.ts';

interface Numbered {
  /** From 1, as the page counts its reports. */
  readonly number: number;
  readonly report: Report;
}

const shown: readonly Kind[] = ['broken', 'fixed', 'new', 'unsure'];

const changesBetween = (before: Report, after: Report): readonly HistoryChange[] => {
  const changes = compareRequirements({ before, after }).flatMap((one) => (typeof one === 'string' ? [] : [one]));
  return shown.flatMap((kind) =>
    changes.filter((change) => change.kind === kind).map(({ id, says }) => ({ kind, id, says })),
  );
};

const historyOf = (target: string, numbered: readonly Numbered[]): History => {
  const inTime = numbered.toSorted((one, other) => (one.report.run.startedAt < other.report.run.startedAt ? -1 : 1));
  const runs = inTime.map(({ number, report }, index) => {
    const before = inTime[index - 1]?.report;
    return { number, changes: before === undefined ? [] : changesBetween(before, report) };
  });
  return { target, runs };
};

/** The targets of which there are several reports, each with its runs in the order of time and what each run changed. */
export const historiesOf = (reports: readonly Report[]): readonly History[] => {
  const numbered = reports.map((report, index) => ({ number: index + 1, report }));
  const targets = [...new Set(reports.map(targetName))];
  return targets
    .map((target) =>
      historyOf(
        target,
        numbered.filter(({ report }) => targetName(report) === target),
      ),
    )
    .filter(({ runs }) => runs.length > 1);
};
