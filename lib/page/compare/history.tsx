import type { JSX } from 'preact';
import type { History as Runs, HistoryChange, Verdicts } from '../../report/html/page-data.ts';
import { Proportions } from '../parts/proportions.tsx';
import { Said } from '../parts/said.tsx';
import { Statement } from '../parts/statement.tsx';
import { hrefOf } from '../route.ts';
import { HistoryPlot } from './history-plot.tsx';
import { withoutScheme } from './short-name.ts';

/** More are in the report itself. */
const mostShown = 12;

const tones: Readonly<Record<HistoryChange['kind'], string>> = {
  broken: 'bad',
  fixed: 'good',
  new: 'note',
  gone: 'quiet',
  unsure: 'doubt',
};

const momentOf = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;

const Change = ({ change, number }: { readonly change: HistoryChange; readonly number: number }): JSX.Element => (
  <li>
    <span class={`chip tone-${tones[change.kind]}`}>{change.kind}</span>{' '}
    <a href={hrefOf({ target: number, route: { view: 'requirement', id: change.id } })}>
      <Statement text={change.says} />
    </a>
  </li>
);

const Run = ({
  report,
  number,
  changes,
}: {
  readonly report: Verdicts;
  readonly number: number;
  readonly changes: readonly HistoryChange[];
}): JSX.Element => (
  <li class="run">
    <p class="run-head">
      <a href={hrefOf({ target: number, route: { view: 'overview' } })}>
        {number}. {momentOf(report.run.startedAt)}
      </a>{' '}
      <span class="muted">
        {report.suite.name} {report.suite.version}
      </span>
    </p>
    <p>
      <Said text={report.gate.sentence} />
    </p>
    <Proportions verdicts={report.requirements.map(({ verdict }) => verdict)} noun="requirements" />
    {changes.length > 0 && (
      <ul class="changes">
        {changes.slice(0, mostShown).map((change) => (
          <Change key={change.id} change={change} number={number} />
        ))}
        {changes.length > mostShown && <li class="muted">and {changes.length - mostShown} more</li>}
      </ul>
    )}
  </li>
);

/** What became of one target from run to run, the latest first. */
export const History = ({
  history,
  reports,
}: {
  readonly history: Runs;
  readonly reports: readonly Verdicts[];
}): JSX.Element => {
  const { target, runs } = history;
  return (
    <section class="history" aria-label={`History of ${target}`}>
      <h2>
        History of <Said text={withoutScheme(target)} />
      </h2>
      <HistoryPlot history={history} reports={reports} />
      <ol class="runs">
        {runs.toReversed().map(({ number, changes }) => {
          const report = reports[number - 1];
          return report && <Run key={number} report={report} number={number} changes={changes} />;
        })}
      </ol>
    </section>
  );
};
