import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { drawRows } from './draw-rows.ts';
import type { RowsPlot } from './plot-rows.ts';
import { useDrawing } from './use-drawing.ts';

const Figures = ({ plot, title }: { readonly plot: RowsPlot; readonly title: string }): JSX.Element => (
  <details class="figures">
    <summary>In figures</summary>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
    <div class="scroller" role="region" aria-label={`${title}, in figures`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {plot.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plot.rows.map(({ label, figures }, row) => (
            // Two rows can be alike.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              <th scope="row">{label}</th>
              {plot.columns.map((column, index) => (
                <td key={column}>{figures[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);

/** A plot with its title, what it shows, and the same in figures. Absent where there is nothing to show. */
export const PlotFigure = ({
  plot,
  title,
  says,
}: {
  readonly plot: RowsPlot;
  readonly title: string;
  readonly says: string;
}): JSX.Element | null => {
  const place = useDrawing(useCallback((element: HTMLElement) => drawRows(element, plot), [plot]));
  if (plot.rows.length === 0) return null;
  return (
    <figure class="plot">
      <figcaption>
        <h3>{title}</h3>
        <p class="muted">{says}</p>
      </figcaption>
      <div ref={place} class="plot-place" aria-hidden="true" />
      <Figures plot={plot} title={title} />
    </figure>
  );
};
