import type { JSX } from 'preact';
import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult } from '../../contract/report.ts';
import { reproduceLine } from '../../report/reproduce/reproduce-line.ts';
import { SwimLanes } from '../lanes/swim-lanes.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Said } from '../parts/said.tsx';
import { useTarget } from '../target-context.ts';

const exchangeFacts = ({ exchange, timeline }: Finding): readonly Fact[] => {
  if (exchange === undefined) return [];
  const { number, method, url, requestBody = '', status, responseBody = '', failure, durationMs } = exchange;
  if (timeline?.requests.some((request) => request.number === number) === true) return [];
  return [
    ['Request', `#${number} ${method} ${url}`],
    ['Body', requestBody],
    ['Answer', `${status ?? failure?.message ?? 'none'} after ${Math.round(durationMs)} ms`],
    ['Answer body', responseBody],
  ];
};

const stepFacts = ({ step, stepText, counterexample }: Finding): readonly Fact[] => [
  ['Step', stepText ?? step ?? ''],
  ['Smallest value', counterexample?.value ?? ''],
];

/** One finding: what was expected and seen, what happened, and how to see it again. */
export const FindingView = ({
  check,
  finding,
  number,
}: {
  readonly check: CheckResult;
  readonly finding: Finding;
  readonly number: number;
}): JSX.Element => {
  const { report } = useTarget();
  const facts: readonly Fact[] = [
    ['Expected', finding.expected],
    ['Seen', finding.seen],
    ...stepFacts(finding),
    ...exchangeFacts(finding),
    ['Reproduce', reproduceLine(report, check, finding)],
  ];
  return (
    <article class="finding" id={`finding-${number}`} aria-labelledby={`finding-title-${number}`}>
      <h2 id={`finding-title-${number}`} tabIndex={-1}>
        <Said text={finding.message} />
      </h2>
      <Facts facts={facts} />
      {finding.timeline !== undefined && (
        <SwimLanes finding={finding} timeline={finding.timeline} id={`lanes-${number}`} />
      )}
    </article>
  );
};
