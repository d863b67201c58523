import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CheckResult } from '../../contract/report.ts';
import { RequirementList } from '../lists/requirement-list.tsx';
import { Back } from '../parts/back.tsx';
import { Chip } from '../parts/chip.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Statement } from '../parts/statement.tsx';
import { worthSentence } from '../parts/worth-words.ts';
import type { Worth } from '../../report/html/worth.ts';
import { useTarget } from '../target-context.ts';
import { FindingView } from './finding-view.tsx';

const factsOf = (check: CheckResult, worth: Worth | undefined): readonly Fact[] => [
  ['Check', check.check],
  ['Reason', check.findings.length > 0 ? '' : (check.reason ?? '')],
  ['Known deviation', check.known?.reason ?? ''],
  ['Blocked by', (check.blockedBy ?? []).join(', ')],
  ['Prepared with', (check.anotherWay ?? []).join(', ')],
  ['Took', `${Math.round(check.durationMs).toLocaleString('en')} ms, ${check.exchanges} requests`],
  ['Worth', worth === undefined ? '' : worthSentence(worth)],
  ...check.observations.map(({ name, seen }): Fact => [`Noted: ${name}`, seen]),
];

/** One check: its findings, or why there are none. */
export const CheckView = ({
  check,
  finding,
}: {
  readonly check: CheckResult;
  readonly finding: number | undefined;
}): JSX.Element => {
  const { report, worth } = useTarget();
  useEffect(() => {
    if (finding !== undefined) document.getElementById(`finding-${finding}`)?.scrollIntoView();
  }, [check, finding]);
  const requirements = report.requirements.filter(({ id }) => check.requirements.includes(id));
  return (
    <>
      <Back />
      <h1 tabIndex={-1}>
        <Statement text={check.title} />
      </h1>
      <p>
        <Chip verdict={check.verdict} />
      </p>
      <Facts facts={factsOf(check, worth[check.check])} />
      {check.findings.map((one, index) => (
        <FindingView key={`${check.check} ${index}`} check={check} finding={one} number={index + 1} />
      ))}
      <h2>Requirements</h2>
      <RequirementList requirements={requirements} />
    </>
  );
};
