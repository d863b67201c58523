import type { Check } from '../../contract/check.ts';
import { entryLines } from '../../contract/known/entry-lines.ts';
import type { KnownEntry } from '../../contract/known/known-entry.ts';
import { meantBy } from '../../contract/validate/expected-one-of.ts';
import { show, type Mistake } from '../../contract/validate/mistake.ts';
import type { Requirement } from '../../spec/requirement.ts';

/** All that an entry can be about: the shipped suites, and those of `--suite`. */
export interface Suite {
  readonly checks: readonly Check[];
  readonly requirements: readonly Requirement[];
}

const about = ({ path, deviation }: KnownEntry, allowed: string): Mistake => ({
  path: `${path}.${deviation.of}`,
  found: show(deviation.id),
  allowed,
});

const keyOf = ({ deviation: { of, id } }: KnownEntry): string => `${of} ${id}`;

const repeated = (entry: KnownEntry, before: KnownEntry): Mistake =>
  entry.deviation.claim === before.deviation.claim
    ? about(entry, `line ${before.lines[0]} says the same; delete ${entryLines(entry)} or ${entryLines(before)}`)
    : about(
        entry,
        `line ${before.lines[0]} contradicts it, under ${before.deviation.claim}; delete ${entryLines(entry)} or ${entryLines(before)}`,
      );

/** Entries about something that an earlier entry is about. */
export const repeatMistakes = (entries: readonly KnownEntry[]): readonly Mistake[] =>
  entries.flatMap((entry, index) => {
    const before = entries.slice(0, index).find((other) => keyOf(other) === keyOf(entry));
    return before === undefined ? [] : [repeated(entry, before)];
  });

const other = { requirement: 'check', check: 'requirement' } as const;

const idsOf = (of: 'requirement' | 'check', { checks, requirements }: Suite): readonly string[] =>
  (of === 'check' ? checks : requirements).map(({ id }) => id);

const unmatched = (entry: KnownEntry, suite: Suite): string => {
  const { of, id } = entry.deviation;
  if (idsOf(other[of], suite).includes(id))
    return `there is no such ${of}; write ${other[of]} in place of ${of}, since there is a ${other[of]} with this id`;
  const meant = meantBy(id, idsOf(of, suite));
  const hint = meant === undefined ? 'an id of a suite file needs --suite' : `did you mean "${meant}"?`;
  return `there is no such ${of}; delete ${entryLines(entry)}, or correct the id (${hint})`;
};

const matchMistake = (entry: KnownEntry, suite: Suite): string | undefined => {
  const { of, id } = entry.deviation;
  if (of === 'check') return suite.checks.some((check) => check.id === id) ? undefined : unmatched(entry, suite);
  const requirement = suite.requirements.find((one) => one.id === id);
  if (requirement === undefined) return unmatched(entry, suite);
  if (requirement.level === 'record') return `it is observed and never judged; delete ${entryLines(entry)}`;
  return requirement.excluded === undefined ? undefined : `no check can verify it; delete ${entryLines(entry)}`;
};

/** What is wrong with an entry that nothing of the suite can match. */
export const matchMistakes = (entries: readonly KnownEntry[], suite: Suite): readonly Mistake[] =>
  entries.flatMap((entry) => {
    const allowed = matchMistake(entry, suite);
    return allowed === undefined ? [] : [about(entry, allowed)];
  });
