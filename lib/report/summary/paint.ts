import type { Verdict } from '../../contract/report.ts';

/** How parts of the summary are set off; the names say what for, not how. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** A text in the colour of a verdict. */
export const painted = (verdict: Verdict, text: string, paint: Paint): string => {
  if (verdict === 'pass') return paint.good(text);
  if (verdict === 'fail') return paint.bad(text);
  return ['warn', 'blocked', 'inconclusive', 'known'].includes(verdict) ? paint.doubtful(text) : paint.quiet(text);
};

/** Where lines are shown. */
export interface Page {
  readonly paint: Paint;
  readonly columns: number;
}

/** A text that fits into a line. */
export const cut = (text: string, columns: number): string =>
  text.length > columns ? `${text.slice(0, columns - 1)}…` : text;

/** A text without line ends. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
