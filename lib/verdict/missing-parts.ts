import type { Report } from '../contract/report.ts';

/** Which parts of a merged run were not there, as a sentence; undefined: none is missing. */
export const missingParts = (merged: Report['run']['merged']): string | undefined => {
  if (merged === undefined) return undefined;
  const there = new Set(merged.parts.map(({ index }) => index));
  const missing = Array.from({ length: merged.of }, (_, place) => place + 1).filter((index) => !there.has(index));
  if (missing.length === 0) return undefined;
  return `${missing.length === 1 ? 'part' : 'parts'} ${missing.join(', ')} of ${merged.of} ${missing.length === 1 ? 'is' : 'are'} missing`;
};
