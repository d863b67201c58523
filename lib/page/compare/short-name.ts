import type { Report } from '../../contract/report.ts';

/** The target of a report, in as few words as tell it from others. */
export const shortName = ({ target }: Report): string =>
  target.profile === 'reference' ? 'the embedded reference' : target.restBase.replace(/^https?:\/\//, '');
