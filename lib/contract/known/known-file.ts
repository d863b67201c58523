import { z } from 'zod';
import { qualifiedId } from '../../spec/requirement-fields.ts';
import { list, record, someText, text } from '../values/plain.ts';

const rateError = 'a number above 0 and below 1, as 0.05';

const webAddress = 'a web address that begins with https:// or http://';

/** What every entry says, whatever it claims. */
const entryFields = {
  /** The id of the requirement that does not hold. Either this or `check`. */
  requirement: qualifiedId.exactOptional(),
  /** The id of the check that does not pass. Either this or `requirement`. */
  check: qualifiedId.exactOptional(),
  /** Why it is accepted. Every report shows it. */
  reason: someText,
  /** An issue or a page about it. */
  link: z
    .string({ error: webAddress })
    .regex(/^https?:\/\/\S+$/, { error: webAddress })
    .exactOptional(),
  /** Who looks after it. */
  owner: someText.exactOptional(),
  /** The last day on which it is accepted, in UTC. */
  expires: z.iso.date({ error: 'a date, as 2026-12-31' }).exactOptional(),
};

/** For editors: what {@link namesOne} demands. */
const oneOfBoth = { oneOf: [{ required: ['requirement'] }, { required: ['check'] }] };

const namesOne = ({ requirement, check }: { readonly requirement?: string; readonly check?: string }): boolean =>
  (requirement === undefined) !== (check === undefined);

const either = { error: 'an entry with either a requirement or a check' };

/** Something that does not hold. */
export const failsEntry = record('an entry of fails', entryFields).refine(namesOne, either).meta(oneOfBoth);

/** Something that does not hold now and then. */
export const flakyEntry = record('an entry of flaky', {
  ...entryFields,
  /** How often it fails: the part of all generated values, or of all attempts at a scenario. What lies outside the 95 % bound of this rate is not accepted. */
  rate: z.number({ error: rateError }).gt(0, { error: rateError }).lt(1, { error: rateError }),
})
  .refine(namesOne, either)
  .meta(oneOfBoth);

/** Something of which the owner of the target and this suite think differently. */
export const disputedEntry = record('an entry of disputed', entryFields).refine(namesOne, either).meta(oneOfBoth);

/** A list of known deviations: what a user has accepted for a target. */
export const knownFile = record('a list of known deviations', {
  /** Where an editor finds this definition. */
  $schema: text.exactOptional(),
  /** What does not hold. Once it holds, the entry has to go. */
  fails: list(failsEntry).exactOptional(),
  /** What fails now and then. */
  flaky: list(flakyEntry).exactOptional(),
  /** What counts neither for nor against the target, whether it holds or not. */
  disputed: list(disputedEntry).exactOptional(),
});

/** A list of known deviations. */
export type KnownFile = z.infer<typeof knownFile>;
