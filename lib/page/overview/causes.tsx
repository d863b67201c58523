import type { JSX } from 'preact';
import { countOf } from '../../contract/quantity.ts';
import type { Cause } from '../../verdict/causes/cause.ts';
import { causesOf } from '../../verdict/causes/causes-of.ts';
import { Chip } from '../parts/chip.tsx';
import { Said } from '../parts/said.tsx';
import { useHref, useTarget } from '../target-context.ts';

const CauseItem = ({ cause }: { readonly cause: Cause }): JSX.Element => {
  const href = useHref();
  const { check, finding } = cause.example;
  const number = finding === undefined ? undefined : check.findings.indexOf(finding) + 1;
  const shown = `shown by ${countOf(cause.checks.length, 'check')}`;
  const blocks = cause.blocks.length === 0 ? '' : `, blocks ${countOf(cause.blocks.length, 'check')}`;
  return (
    <li class="cause">
      <Chip verdict={cause.verdict} />
      <div>
        <a class="cause-title" href={href({ view: 'check', id: check.check, finding: number })}>
          <Said text={cause.title} />
        </a>
        {finding !== undefined && (
          <p class="muted clamp">
            Expected <Said text={finding.expected} />, seen <Said text={finding.seen} />
          </p>
        )}
        <p class="muted">
          {shown}
          {blocks}
        </p>
      </div>
    </li>
  );
};

/** What is wrong, as the author of the target would name it: the one that blocks most first. */
export const Causes = (): JSX.Element | null => {
  const { report } = useTarget();
  const causes = causesOf(report);
  if (causes.length === 0) return null;
  return (
    <section id="causes" aria-labelledby="causes-title">
      <h2 id="causes-title">Causes</h2>
      <ol class="causes">
        {causes.map((cause) => (
          <CauseItem key={cause.title + cause.verdict} cause={cause} />
        ))}
      </ol>
    </section>
  );
};
