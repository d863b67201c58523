import type { JSX } from 'preact';
import { ThemeToggle } from './theme-toggle.tsx';

/** The line above the title of a page. */
export const HeadTop = (): JSX.Element => (
  <div class="head-top">
    <p class="kicker">Azure SignalR Service REST API conformance</p>
    <ThemeToggle />
  </div>
);
