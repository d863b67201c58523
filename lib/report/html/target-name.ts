import type { Report } from '../../contract/report.ts';

/** The target of a report, by which reports of one target are told. The embedded reference has another port in each run. */
export const targetName = ({ target }: Pick<Report, 'target'>): string =>
  target.profile === 'reference' ? 'the embedded reference' : target.restBase;
