import type { Verdicts } from '../../report/html/page-data.ts';
import { targetName } from '../../report/html/target-name.ts';

/** A name of a target without what says nothing to a reader. */
export const withoutScheme = (target: string): string => target.replace(/^https?:\/\//, '');

/** The target of a report, in as few words as tell it from others. */
export const shortName = (report: Verdicts): string => withoutScheme(targetName(report));
