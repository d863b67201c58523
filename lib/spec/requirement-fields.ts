import { z } from 'zod';

const word = '[a-z0-9]+(?:-[a-z0-9]+)*';

const shaped = (pattern: string, error: string) => z.string({ error }).regex(new RegExp(`^${pattern}$`), { error });

/** The name of an area: `user-groups`. */
export const areaName = shaped(word, 'a word of small letters and digits, or several joined by hyphens');

/** The id of a requirement or a check: `user-groups/removed-user-is-gone`. */
export const qualifiedId = shaped(`${word}/${word}`, 'an id as "area/words-joined-by-hyphens"');

const sentence = z.string({ error: 'text' }).min(1, { error: 'text that is not empty' });

/** What a requirement says of itself. */
export const requirementFields = {
  /** `area/words-joined-by-hyphens`. Stable: reports and lists of known deviations go by it. */
  id: qualifiedId,
  /**
   * How binding it is: `must` fails a run, `should` is a warning (with `--strict` it fails too), `record` is observed and never judged.
   */
  level: z.enum(['must', 'should', 'record'], { error: 'one of: must, should, record' }),
  /** The statement, in your own words. */
  says: sentence,
  /** Where it is said: document and section, issue, decision. */
  source: sentence,
};
