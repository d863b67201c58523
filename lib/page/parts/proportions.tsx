import type { JSX } from 'preact';
import type { Verdict } from '../../contract/report.ts';
import { countVerdicts, tones, wordOf } from '../tones.ts';

/** How many of each verdict, as a bar and in words. */
export const Proportions = ({
  verdicts,
  noun,
}: {
  readonly verdicts: readonly Verdict[];
  readonly noun: string;
}): JSX.Element => {
  const counts = countVerdicts(verdicts);
  return (
    <div class="proportions">
      <div class="bar" aria-hidden="true">
        {counts.map(([verdict, count]) => (
          <span key={verdict} class={`tone-${tones[verdict].name}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <p>
        {verdicts.length} {noun}:{' '}
        {counts.map(([verdict, count], index) => (
          <span key={verdict}>
            {index > 0 && ', '}
            <span class={`count tone-${tones[verdict].name}`}>
              <span aria-hidden="true">{tones[verdict].sign}</span> {count} {wordOf(verdict)}
            </span>
          </span>
        ))}
      </p>
    </div>
  );
};
