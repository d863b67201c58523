import type { JSX } from 'preact';
import { ThemeToggle } from './theme-toggle.tsx';

/** The line above the title of a page. @param isOneOfMany there are other reports, to which it leads back */
export const HeadTop = ({ isOneOfMany = false }: { readonly isOneOfMany?: boolean }): JSX.Element => (
  <div class="head-top">
    <p class="kicker">
      {isOneOfMany && (
        <>
          <a class="no-print" href="#/">
            ← All reports
          </a>{' '}
        </>
      )}
      Azure SignalR Service REST API conformance
    </p>
    <ThemeToggle />
  </div>
);
