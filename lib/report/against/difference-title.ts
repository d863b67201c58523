import { tokenOf } from '../../verdict/causes/token-of.ts';
import { aspectNames, type Difference } from './difference.ts';

const mostNamed = 3;
const longest = 60;

const listed = (names: readonly string[]): string =>
  names.length > mostNamed
    ? `${names.slice(0, mostNamed - 1).join(', ')} and ${names.length - mostNamed + 1} more`
    : names.join(', ');

type Redact = (text: string) => string;

/** Redacted before it is cut: part of a secret would not be recognised. */
const short = (text: string, redact: Redact): string => {
  const clean = redact(text);
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
};

/** Who differs and in what, in one line: `broadcast: status 200, against 202`. */
export const differenceTitle = (group: readonly Difference[], redact: Redact): string => {
  const [smallest] = group;
  if (smallest === undefined) return '';
  const { aspect, target, against } = smallest;
  const of = [...new Set(group.map(({ what }) => what))];
  const token = tokenOf(smallest);
  const condition = token === undefined ? '' : ` with a bad token (${token})`;
  return `${listed(of)}${condition}: ${aspectNames[aspect]} ${short(target, redact)}, against ${short(against, redact)}`;
};
