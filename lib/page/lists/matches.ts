import type { Verdict } from '../../contract/report.ts';

/** What a reader asks of a list. */
export interface Filter {
  readonly text: string;
  /** Empty: all. */
  readonly verdicts: readonly Verdict[];
}

/** A filter that leaves everything. */
export const noFilter: Filter = { text: '', verdicts: [] };

/** Whether something with these texts is asked for: each word of the filter is in one of them. */
export const matches = ({ text, verdicts }: Filter, verdict: Verdict, texts: readonly string[]): boolean => {
  if (verdicts.length > 0 && !verdicts.includes(verdict)) return false;
  const all = texts.join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};
