import type { Verdict } from '../contract/report.ts';

/** What is said of a check with this verdict, in the order in which verdicts are counted. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  warn: 'warned',
  known: 'known',
  blocked: 'blocked',
  inconclusive: 'inconclusive',
  'left out': 'left out',
  observed: 'observed',
  'not observed': 'not observed',
  'not applicable': 'not applicable',
};
