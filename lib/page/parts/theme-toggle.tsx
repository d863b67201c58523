import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

type Theme = 'light' | 'dark';

const preferred = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** Changes between the light and the dark page. The reader's system chooses the first. */
export const ThemeToggle = (): JSX.Element => {
  const [theme, setTheme] = useState<Theme>(preferred);
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = (): void => {
    document.documentElement.dataset['theme'] = other;
    setTheme(other);
  };
  return (
    <button type="button" class="quiet-button no-print" onClick={change} title={`Change to the ${other} page`}>
      {theme === 'dark' ? 'Light' : 'Dark'}
    </button>
  );
};
