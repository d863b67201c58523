import type { Report, Verdict } from '../../contract/report.ts';

/** What a badge says, and in which colour of {@link https://shields.io/badges/endpoint-badge}. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly color: 'brightgreen' | 'green' | 'red' | 'orange' | 'lightgrey';
}

const colorOf = ({ gate, known }: Report, someKnown: boolean): Badge['color'] => {
  if (gate.exitCode === 0) return someKnown || known !== undefined ? 'green' : 'brightgreen';
  if (gate.exitCode === 1) return 'red';
  return gate.exitCode === 2 || gate.exitCode === 3 ? 'orange' : 'lightgrey';
};

/** How many of the must requirements that apply to the target it meets, as `187 of 189, 2 known`. */
export const badgeOf = (report: Report): Badge => {
  const musts = report.requirements.filter(({ level, excluded }) => level === 'must' && excluded === undefined);
  const count = (...verdicts: readonly Verdict[]): number =>
    musts.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const all = musts.length - count('not applicable');
  const known = count('known');
  const { exitCode } = report.gate;
  // A run that did not come to judge says nothing of the target.
  const isJudged = all > 0 && exitCode <= 3;
  const message = `${count('pass')} of ${all}${known === 0 ? '' : `, ${known} known`}${exitCode === 2 ? ', incomplete' : ''}`;
  return {
    label: 'Azure SignalR REST v1',
    message: isJudged ? message : 'not judged',
    color: isJudged ? colorOf(report, known > 0) : 'lightgrey',
  };
};
