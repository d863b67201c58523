import { useEffect, useState } from 'preact/hooks';
import { placeOf, type Place } from './route.ts';

/** The place that the address bar names. */
export const usePlace = (): Place => {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
};
