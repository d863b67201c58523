import type { ConnectionRef, Json, Name, StatusExpectation, Step } from '../../../contract/step.ts';
import { cutText } from '../../../trace/cut-text.ts';

const longest = 80;

/** Text in quotes, shortened, with everything escaped that does not fit into a line. */
export const quoted = (text: string): string => JSON.stringify(cutText(text, longest));

/** JSON, shortened. */
export const json = (value: Json): string => cutText(JSON.stringify(value), longest);

/** A name as in the scenario: `"red"`; names that are sent verbatim are marked. */
export const shownName = (name: Name | ConnectionRef): string => {
  if (typeof name === 'string') return quoted(name);
  if ('exactly' in name) return `exactly ${quoted(name.exactly)}`;
  if ('encoded' in name) return `encoded ${quoted(name.encoded)}`;
  return `${quoted(name.before ?? '')} + ${quoted(name.near)} + ${quoted(name.behind ?? '')}`;
};

/** ` user "ann"`, or nothing if the step has none. */
export const part = (word: string, name: Name | ConnectionRef | undefined): string =>
  name === undefined ? '' : ` ${word} ${shownName(name)}`;

/** Probes as a list: `"ann", "bob"`. */
export const shownProbes = (probes: readonly string[]): string =>
  probes.length === 0 ? 'nobody' : probes.map(quoted).join(', ');

/** ` with a bad token (expired)`, or nothing. */
export const shownToken = ({ token }: Extract<Step, { readonly token?: unknown }>): string =>
  token === undefined ? '' : ` with a bad token (${token})`;

/** The expected status: `202`, `success or absent`. */
export const shownStatuses = (expected: StatusExpectation): string => [expected].flat().join(' or ');
