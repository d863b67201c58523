import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report, Script } from '../../contract/report.ts';
import type { Line } from '../finding-lines.ts';

const because = ({ reason }: Script): string => (reason === undefined ? '' : `: ${reason}`);

const resultOf = (script: Script): string => {
  const { result, runs, reproduced } = script;
  if (result === 'reproduced') return `reproduced ${reproduced} of ${runs}`;
  return `${result}${because(script)}`;
};

const isNowAndThen = (finding: Finding | undefined): boolean =>
  finding?.asked === 'some' || (finding?.among === 'some' && finding.uses?.includes('burst') !== true);

/** The script that shows a finding again, and whether it did when it was run; nothing for a finding that has none. */
export const scriptLine = ({ scripts = [] }: Report, check: CheckResult, finding?: Finding): readonly Line[] => {
  const index = finding === undefined ? undefined : check.findings.indexOf(finding);
  const script = scripts.find((one) => one.check === check.check && one.finding === index);
  if (script === undefined) return [];
  if (script.file === undefined) return [['script', `none${because(script)}`]];
  const times = isNowAndThen(finding) ? '; it shows now and then: run the script several times' : '';
  return [['script', `${script.file} (${resultOf(script)}${times})`]];
};
