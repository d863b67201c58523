import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Verdict } from '../../contract/report.ts';
import { useRest } from '../lists/use-rest.ts';
import { moveFocus } from '../overview/move-focus.ts';
import { Proportions } from '../parts/proportions.tsx';
import { Said } from '../parts/said.tsx';
import { Statement } from '../parts/statement.tsx';
import { HeadTop } from '../parts/head-top.tsx';
import { hrefOf } from '../route.ts';
import { tones, wordOf } from '../tones.ts';
import type { History as Runs, Verdicts } from '../../report/html/page-data.ts';
import { History } from './history.tsx';
import { shortName } from './short-name.ts';
import { compareRows, type CompareRow } from './compare-rows.ts';

const nameOf = (report: Verdicts, number: number): string =>
  `${number}. ${shortName(report)} (${report.run.startedAt.slice(0, 10)})`;

const ColumnHead = ({ report, number }: { readonly report: Verdicts; readonly number: number }): JSX.Element => (
  <>
    {number}
    <span class="column-name" title={shortName(report)}>
      <Said text={shortName(report)} />
    </span>
    <span class="column-date">{report.run.startedAt.slice(0, 10)}</span>
  </>
);

const VerdictCell = ({
  verdict,
  href,
  label,
}: {
  readonly verdict: Verdict | undefined;
  readonly href: string;
  readonly label: string;
}): JSX.Element => {
  if (verdict === undefined) return <td class="muted">not in it</td>;
  const { name, sign } = tones[verdict];
  return (
    <td>
      <a class={`cell tone-${name}`} href={href} title={label}>
        {sign} {wordOf(verdict)}
        <span class="for-ears"> {label}</span>
      </a>
    </td>
  );
};

const Row = ({ row }: { readonly row: CompareRow }): JSX.Element => (
  <tr>
    <th scope="row">
      <Statement text={row.says} /> <code class="row-id">{row.id}</code>
    </th>
    {row.verdicts.map((verdict, index) => (
      <VerdictCell
        // oxlint-disable-next-line react/no-array-index-key
        key={index}
        verdict={verdict}
        href={hrefOf({ target: index + 1, route: { view: 'requirement', id: row.id } })}
        label={`${row.id}, target ${index + 1}`}
      />
    ))}
  </tr>
);

/** Several reports side by side: what became of each target in time, and requirements by targets, those that differ first. */
export const Compare = ({
  reports,
  histories,
}: {
  readonly reports: readonly Verdicts[];
  readonly histories: readonly Runs[];
}): JSX.Element => {
  const rows = useMemo(() => compareRows(reports), [reports]);
  const differing = rows.filter(({ differs }) => differs);
  const [all, setAll] = useState(false);
  const shown = useRest(all ? rows : differing);
  // What has a history is listed there, the latest run first.
  const listed = new Set(histories.flatMap(({ runs }) => runs.map(({ number }) => number)));
  return (
    <>
      <header class="head">
        <HeadTop />
        <h1 tabIndex={-1}>{reports.length} reports</h1>
        <ol class="targets">
          {reports.map((report, index) => (
            <li key={report.run.id} hidden={listed.has(index + 1)}>
              <a href={hrefOf({ target: index + 1, route: { view: 'overview' } })}>
                <Said text={nameOf(report, index + 1)} />
              </a>
              <p>
                <Said text={report.gate.sentence} />
              </p>
              <Proportions verdicts={report.requirements.map(({ verdict }) => verdict)} noun="requirements" />
            </li>
          ))}
        </ol>
      </header>
      {histories.map((one) => (
        <History key={one.target} history={one} reports={reports} />
      ))}
      <section aria-labelledby="compare-title">
        <h2 id="compare-title">
          {differing.length} of {rows.length} requirements differ
        </h2>
        <div class="switch no-print" role="group" aria-label="What is listed">
          <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
            Differences
          </button>
          <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
            All requirements
          </button>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div
          class="scroller"
          role="region"
          aria-label="Table of requirements by target"
          tabIndex={0}
          onKeyDown={moveFocus}
        >
          <table class="compare">
            <thead>
              <tr>
                <th scope="col">Requirement</th>
                {reports.map((report, index) => (
                  <th key={report.run.id} scope="col">
                    <ColumnHead report={report} number={index + 1} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
};
