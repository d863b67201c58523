import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useHref } from '../target-context.ts';
import { ThemeToggle } from './theme-toggle.tsx';

/** The way back to the overview, which Escape takes too. */
export const Back = (): JSX.Element => {
  const href = useHref()({ view: 'overview' });
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') location.hash = href;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [href]);
  return (
    <nav class="back no-print" aria-label="Back">
      <a href={href}>← Overview</a>
      <ThemeToggle />
    </nav>
  );
};
