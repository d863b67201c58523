import type { JSX } from 'preact';
import type { CheckResult } from '../../contract/report.ts';
import { Chip } from '../parts/chip.tsx';
import { Said } from '../parts/said.tsx';
import { Statement } from '../parts/statement.tsx';
import { worthSentence, worthWords } from '../parts/worth-words.ts';
import { useHref, useTarget } from '../target-context.ts';
import { byWeight } from '../tones.ts';
import { useRest } from './use-rest.ts';

const CheckRow = ({ check }: { readonly check: CheckResult }): JSX.Element => {
  const href = useHref();
  const worth = useTarget().worth[check.check];
  return (
    <li class="row">
      <Chip verdict={check.verdict} />
      <div>
        <a href={href({ view: 'check', id: check.check, finding: undefined })}>
          <Statement text={check.title} />
        </a>
        <p class="muted">
          <code>{check.check}</code>
          {worth === undefined ? null : <span title={worthSentence(worth)}> · {worthWords(worth)}</span>}
        </p>
        {check.reason !== undefined && check.verdict !== 'pass' && (
          <p class="muted">
            <Said text={check.reason} />
          </p>
        )}
      </div>
    </li>
  );
};

/** Checks, the ones that a reader must see first above. */
export const CheckList = ({ checks }: { readonly checks: readonly CheckResult[] }): JSX.Element => (
  <ul class="rows">
    {useRest(checks.toSorted((one, other) => byWeight.indexOf(one.verdict) - byWeight.indexOf(other.verdict))).map(
      (check) => (
        <CheckRow key={check.check} check={check} />
      ),
    )}
  </ul>
);
