import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Drawn {
  readonly destroy: () => void;
}

const media = ['(prefers-color-scheme: dark)', 'print'];

/** Calls back when what is drawn on a canvas needs other colours or another width. @returns ends it */
const onLook = (again: () => void): (() => void) => {
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
};

/**
 * Draws into an element, and draws anew when the look of the page changes. That is done at once: a page that is printed does not wait for the next frame.
 *
 * @param draw draws anew when it is another function
 */
export const useDrawing = (draw: (place: HTMLElement) => Drawn): RefObject<HTMLDivElement | null> => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let drawn = draw(element);
    const stop = onLook(() => {
      drawn.destroy();
      drawn = draw(element);
    });
    return () => {
      stop();
      drawn.destroy();
    };
  }, [draw]);
  return place;
};
