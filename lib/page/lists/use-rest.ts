import { useEffect, useState } from 'preact/hooks';

/** More than a screen shows. */
const atFirst = 20;

/** A list that begins with what a screen shows, so that the page is there at once. The rest follows after the first paint. */
export const useRest = <Item>(all: readonly Item[]): readonly Item[] => {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => setWhole(true), []);
  return isWhole ? all : all.slice(0, atFirst);
};
