import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useTarget } from '../target-context.ts';
import { CheckList } from './check-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { matches, noFilter } from './matches.ts';
import { RequirementList } from './requirement-list.tsx';

const kinds = ['requirements', 'checks'] as const;
type Kind = (typeof kinds)[number];

/** All requirements and all checks, to be searched and filtered. */
export const Everything = (): JSX.Element => {
  const { report } = useTarget();
  const [kind, setKind] = useState<Kind>('requirements');
  const [filter, setFilter] = useState(noFilter);
  const requirements = report.requirements.filter(({ verdict, id, says, source }) =>
    matches(filter, verdict, [id, says, source]),
  );
  const checks = report.checks.filter(({ verdict, check, title, reason = '' }) =>
    matches(filter, verdict, [check, title, reason]),
  );
  const shown = kind === 'checks' ? checks : requirements;
  return (
    <section id="everything" aria-labelledby="everything-title">
      <h2 id="everything-title">Requirements and checks</h2>
      <div class="switch no-print" role="group" aria-label="What is listed">
        {kinds.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {report[one].length} {one}
          </button>
        ))}
      </div>
      <FilterBar
        filter={filter}
        onChange={setFilter}
        verdicts={report[kind].map(({ verdict }) => verdict)}
        label={`Search the ${kind}`}
      />
      <p class="muted" role="status">
        {shown.length === report[kind].length ? '' : `${shown.length} of ${report[kind].length} ${kind}`}
      </p>
      {kind === 'checks' ? <CheckList checks={checks} /> : <RequirementList requirements={requirements} />}
    </section>
  );
};
