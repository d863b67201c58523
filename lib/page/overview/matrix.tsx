import { Fragment, type JSX } from 'preact';
import { useHref, useTarget } from '../target-context.ts';
import { tones, wordOf } from '../tones.ts';
import { matrixOf, type Cell } from './matrix-of.ts';
import { moveFocus } from './move-focus.ts';

const textOf = ({ count, checks }: Cell): string =>
  count === checks.length ? `${count}` : `${count}/${checks.length}`;

/** A long name may break before a capital letter, where a screen is narrow. */
const Breakable = ({ name }: { readonly name: string }): JSX.Element => (
  <>
    {name.split(/(?=[A-Z])/).map((word, index) => (
      <Fragment key={word}>
        {index > 0 && <wbr />}
        {word}
      </Fragment>
    ))}
  </>
);

const CellLink = ({ cell }: { readonly cell: Cell }): JSX.Element => {
  const href = useHref();
  const { operation, area, verdict, checks } = cell;
  if (verdict === undefined) return <td />;
  const { name, sign } = tones[verdict];
  const [only] = checks;
  const route =
    checks.length === 1 && only !== undefined
      ? ({ view: 'check', id: only.check, finding: undefined } as const)
      : ({ view: 'cell', operation, area } as const);
  const says = `${wordOf(verdict)}, ${operation}, ${area}`;
  return (
    <td>
      <a class={`cell tone-${name}`} href={href(route)} title={says}>
        <i>{sign}</i> {textOf(cell)}
        <span class="for-ears"> {says}</span>
      </a>
    </td>
  );
};

/** Operations by areas of checks: where the target deviates, at a glance. Arrow keys move between cells. */
export const MatrixSection = (): JSX.Element => {
  const { report } = useTarget();
  const { areas, rows } = matrixOf(report);
  return (
    <section id="matrix" aria-labelledby="matrix-title">
      <h2 id="matrix-title">Operations by area</h2>
      {/* Scrolls sideways on a narrow screen, so that it must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class="scroller" role="region" aria-label="Table of operations by area" tabIndex={0} onKeyDown={moveFocus}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">Operation</th>
              {areas.map((area) => (
                <th key={area} scope="col" class="area">
                  <span>{area}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ operation, cells }) => (
              <tr key={operation}>
                <th scope="row">
                  <Breakable name={operation} />
                </th>
                {cells.map((cell) => (
                  <CellLink key={cell.area} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
