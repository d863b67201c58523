import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Report } from '../contract/report.ts';
import type { PageDetails } from '../report/html/page-data.ts';
import { hrefOf, type Route } from './route.ts';

/** What the components of one target need everywhere. */
export interface TargetView {
  readonly report: Report;
  readonly worth: PageDetails['worth'];
  /** Undefined where the page has one target only. */
  readonly number: number | undefined;
}

const context = createContext<TargetView | undefined>(undefined);

/** Makes a target known to the components below. */
export const TargetProvider = context.Provider;

/** The target around this component. */
export const useTarget = (): TargetView => {
  const view = useContext(context);
  if (view === undefined) throw new TypeError('there is no target around this component');
  return view;
};

/** Makes addresses of the target around this component. */
export const useHref = (): ((route: Route) => string) => {
  const { number } = useTarget();
  return (route) => hrefOf({ target: number, route });
};
