import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageData, PageDetails } from '../report/html/page-data.ts';
import { Compare } from './compare/compare.tsx';
import { hrefOf, type Place } from './route.ts';
import { TargetProvider } from './target-context.ts';
import { TargetPage } from './target-page.tsx';
import { usePlace } from './use-place.ts';

interface Shown {
  readonly data: PageData;
  /** Undefined: they are not read yet. */
  readonly details: PageDetails | undefined;
}

const Content = ({ data, details, place }: Shown & { readonly place: Place }): JSX.Element | null => {
  const { reports, histories } = data;
  const isOne = reports.length === 1;
  const index = (isOne ? 1 : (place.target ?? 0)) - 1;
  const verdicts = reports[index];
  if (verdicts === undefined) return <Compare reports={reports} histories={histories} />;
  if (details === undefined) return null;
  const report = { ...verdicts, checks: details.checks[index] ?? [] };
  return (
    <TargetProvider value={{ report, worth: details.worth, number: isOne ? undefined : place.target }}>
      <TargetPage route={place.route} />
    </TargetProvider>
  );
};

/** The whole page: the view that the address names. A new view begins at its top, and its heading has the focus. */
export const App = ({ data, details }: Shown): JSX.Element => {
  const place = usePlace();
  const isFirst = useRef(true);
  const main = useRef<HTMLElement>(null);
  const address = hrefOf(place);
  useLayoutEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [address]);
  return (
    <main ref={main} key={address}>
      <Content data={data} details={details} place={place} />
    </main>
  );
};
