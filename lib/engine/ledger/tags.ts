/** Makes the tags of a run. */
export interface Tags {
  /** A tag that no other message of any run has. It depends on the scenario and the place in it alone, not on what runs beside it. */
  readonly next: (scenario: number, path: string) => string;
  /** Matches each of them in a text. */
  readonly pattern: RegExp;
}

/** Matches the first tag of any run. */
export const tagOfAnyRun = /\bm\.[a-z\d]+\.\d+\.[a-z\d]+\.\d+\./;

/** Matches each tag of the run with that id. */
export const tagsOfRun = (runId: string): RegExp => new RegExp(`m\\.${runId}\\.\\d+\\.[a-z\\d]+\\.\\d+\\.`, 'g');

/** The part of a tag that all messages from one place of a scenario have in common: `m.run.0008.s002.001.` as `m.run.0008.s002.` */
export const placeOfTag = (tag: string): string => tag.slice(0, tag.lastIndexOf('.', tag.length - 2) + 1);

/** A message is as long when it is sent again, or alone in a run of one scenario, as it was among hundreds: some deviations are of messages of one length. */
const wide = (number: number | string, digits: number): string => String(number).padStart(digits, '0');

/** `$.steps[2].together[0]` as `s002t000`. */
const placeOf = (path: string): string =>
  [...path.matchAll(/([a-z])[a-z]*|\d+/gi)].map(([whole, letter]) => letter?.toLowerCase() ?? wide(whole, 3)).join('');

const counted = () => {
  const counts = new Map<string, number>();
  return (key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
};

/** The place of a path, unless it is that of another path too. */
const createPlaces = () => {
  const paths = new Map<string, string>();
  return (scenario: number, path: string): string => {
    for (let place = placeOf(path); ; place += 'x') {
      const key = `${wide(scenario, 4)}.${place}`;
      const taken = paths.get(key) ?? path;
      paths.set(key, taken);
      if (taken === path) return key;
    }
  };
};

/** The tags of the run with that id. */
export const createTags = (runId: string): Tags => {
  const [countOf, placeIn] = [counted(), createPlaces()];
  return {
    next: (scenario, path) => {
      const place = placeIn(scenario, path);
      return `m.${runId}.${place}.${wide(countOf(place), 3)}.`;
    },
    pattern: tagsOfRun(runId),
  };
};
