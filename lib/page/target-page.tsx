import type { JSX } from 'preact';
import { CellView } from './details/cell-view.tsx';
import { CheckView } from './details/check-view.tsx';
import { RequirementView } from './details/requirement-view.tsx';
import { Overview } from './overview/overview.tsx';
import { Back } from './parts/back.tsx';
import type { Route } from './route.ts';
import { useTarget } from './target-context.ts';

const Unknown = ({ what }: { readonly what: string }): JSX.Element => (
  <>
    <Back />
    <h1 tabIndex={-1}>Not in this report</h1>
    <p>This report has no {what}. It may have been left out of the run.</p>
  </>
);

/** The view of one target that a route names. */
export const TargetPage = ({ route }: { readonly route: Route }): JSX.Element => {
  const { report } = useTarget();
  if (route.view === 'check') {
    const check = report.checks.find((one) => one.check === route.id);
    if (check === undefined) return <Unknown what={`check ${route.id}`} />;
    return <CheckView check={check} finding={route.finding} />;
  }
  if (route.view === 'requirement') {
    const requirement = report.requirements.find(({ id }) => id === route.id);
    return requirement === undefined ? (
      <Unknown what={`requirement ${route.id}`} />
    ) : (
      <RequirementView requirement={requirement} />
    );
  }
  return route.view === 'cell' ? <CellView operation={route.operation} area={route.area} /> : <Overview />;
};
