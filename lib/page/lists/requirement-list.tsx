import type { JSX } from 'preact';
import type { RequirementResult } from '../../contract/report.ts';
import { Chip } from '../parts/chip.tsx';
import { Statement } from '../parts/statement.tsx';
import { useHref } from '../target-context.ts';
import { byWeight } from '../tones.ts';
import { useRest } from './use-rest.ts';

const RequirementRow = ({ requirement }: { readonly requirement: RequirementResult }): JSX.Element => {
  const href = useHref();
  const { id, says, level, source, verdict } = requirement;
  return (
    <li class="row">
      <Chip verdict={verdict} />
      <div>
        <a href={href({ view: 'requirement', id })}>
          <Statement text={says} />
        </a>
        <p class="muted">
          <code>{id}</code> · {level} · {source}
        </p>
      </div>
    </li>
  );
};

/** Requirements, the ones that a reader must see first above. */
export const RequirementList = ({
  requirements,
}: {
  readonly requirements: readonly RequirementResult[];
}): JSX.Element => (
  <ul class="rows">
    {useRest(
      requirements.toSorted((one, other) => byWeight.indexOf(one.verdict) - byWeight.indexOf(other.verdict)),
    ).map((requirement) => (
      <RequirementRow key={requirement.id} requirement={requirement} />
    ))}
  </ul>
);
