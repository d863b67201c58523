import { useEffect, useState } from 'preact/hooks';

const media = ['(prefers-color-scheme: dark)', 'print'];

/** A number that changes whenever what is drawn on a canvas must be drawn anew: for other colours, or another width. */
export const useRedraw = (): number => {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const again = (): void => setCount((before) => before + 1);
    const theme = new MutationObserver(again);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const queries = media.map((query) => matchMedia(query));
    for (const query of queries) query.addEventListener('change', again);
    addEventListener('resize', again);
    return () => {
      theme.disconnect();
      for (const query of queries) query.removeEventListener('change', again);
      removeEventListener('resize', again);
    };
  }, []);
  return count;
};
