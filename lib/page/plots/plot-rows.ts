/** One line of a plot. */
export interface PlotRow {
  readonly label: string;
  /** A stretch of the axis. */
  readonly span?: readonly [from: number, to: number];
  readonly dots: readonly number[];
  /** The same in figures, one text for each column of the table. */
  readonly figures: readonly string[];
}

/** A plot of rows above one axis. */
export interface RowsPlot {
  readonly rows: readonly PlotRow[];
  /** What the axis shows. */
  readonly axis: string;
  /** Values are between milliseconds and minutes: equal factors get equal room. */
  readonly isLogarithmic: boolean;
  /** Heads of the columns of the table, beside the label. */
  readonly columns: readonly string[];
}
