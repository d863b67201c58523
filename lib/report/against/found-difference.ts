import type { Differs } from './difference.ts';

type Found = readonly { readonly code: string }[];

const codesOf = (findings: Found): string =>
  [...new Set(findings.map(({ code }) => code))].toSorted().join(', ') || 'nothing wrong';

/** What was found of one service and not of the other. */
export const foundDifference = (target: Found, against: Found): readonly Differs[] => {
  const [one, other] = [codesOf(target), codesOf(against)];
  return one === other ? [] : [{ aspect: 'finding', target: one, against: other, kind: `finding ${one} ${other}` }];
};
