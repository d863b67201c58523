const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const linkIn = (table: HTMLTableElement, row: number, column: number): HTMLElement | null | undefined =>
  table.rows[row]?.cells[column]?.querySelector('a');

/** Moves the focus to the next cell of a table that has a link, in the direction of the arrow key. */
export const moveFocus = (event: KeyboardEvent): void => {
  const step = steps[event.key];
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const table = cell?.closest('table');
  if (step === undefined || cell === null || table === null || table === undefined) return;
  const [rows, columns] = step;
  let row = (cell.parentElement as HTMLTableRowElement).rowIndex;
  let column = cell.cellIndex;
  do {
    row += rows;
    column += columns;
    const link = linkIn(table, row, column);
    if (link !== null && link !== undefined) {
      event.preventDefault();
      link.focus();
      return;
    }
  } while (table.rows[row]?.cells[column] !== undefined);
};
