import type { JSX } from 'preact';
import { CheckList } from '../lists/check-list.tsx';
import { cellOf } from '../overview/matrix-of.ts';
import { Back } from '../parts/back.tsx';
import { Proportions } from '../parts/proportions.tsx';
import { useTarget } from '../target-context.ts';

/** The checks of one area that call one operation. */
export const CellView = ({ operation, area }: { readonly operation: string; readonly area: string }): JSX.Element => {
  const { report } = useTarget();
  const { checks } = cellOf(report, operation, area);
  return (
    <>
      <Back />
      <h1 tabIndex={-1}>
        {operation}: {area}
      </h1>
      <Proportions verdicts={checks.map(({ verdict }) => verdict)} noun="checks" />
      <CheckList checks={checks} />
    </>
  );
};
