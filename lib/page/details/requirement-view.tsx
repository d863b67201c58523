import type { JSX } from 'preact';
import type { RequirementResult } from '../../contract/report.ts';
import { CheckList } from '../lists/check-list.tsx';
import { Back } from '../parts/back.tsx';
import { Chip } from '../parts/chip.tsx';
import { Facts } from '../parts/facts.tsx';
import { Statement } from '../parts/statement.tsx';
import { useTarget } from '../target-context.ts';

/** One requirement, and the checks that verify it. */
export const RequirementView = ({ requirement }: { readonly requirement: RequirementResult }): JSX.Element => {
  const { report } = useTarget();
  const { id, says, level, source, excluded = '', verdict, known, unjudgedBy = [] } = requirement;
  const checks = report.checks.filter(
    ({ requirements, findings }) =>
      requirements.includes(id) || findings.some((finding) => finding.requirements.includes(id)),
  );
  return (
    <>
      <Back />
      <h1 tabIndex={-1}>
        <Statement text={says} />
      </h1>
      <p>
        <Chip verdict={verdict} />
      </p>
      <Facts
        facts={[
          ['Requirement', id],
          ['Level', level],
          ['Source', source],
          ['Known deviation', known?.reason ?? ''],
          ['Not verified', excluded],
          ['Not judged by', unjudgedBy.join(', ')],
        ]}
      />
      <h2>Checks</h2>
      {checks.length === 0 ? <p class="muted">No check of this run looked at it.</p> : <CheckList checks={checks} />}
    </>
  );
};
