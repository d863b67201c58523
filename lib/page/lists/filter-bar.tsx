import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Verdict } from '../../contract/report.ts';
import { countVerdicts, tones, wordOf } from '../tones.ts';
import type { Filter } from './matches.ts';

interface FilterBarProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly verdicts: readonly Verdict[];
  readonly label: string;
}

const toggled = ({ verdicts, text }: Filter, verdict: Verdict): Filter => ({
  text,
  verdicts: verdicts.includes(verdict) ? verdicts.filter((one) => one !== verdict) : [...verdicts, verdict],
});

/** The key `/` moves the focus to the search, as on many pages. */
const useSlash = (focus: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
};

/** A search field, and a button for each verdict. */
export const FilterBar = ({ filter, onChange, verdicts, label }: FilterBarProps): JSX.Element => {
  const field = useRef<HTMLInputElement>(null);
  useSlash(() => field.current?.focus());
  return (
    <div class="filter-bar no-print" role="search" aria-label={label}>
      <input
        ref={field}
        type="search"
        placeholder="Search ( / )"
        aria-label={label}
        value={filter.text}
        onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      {countVerdicts(verdicts).map(([verdict, count]) => (
        <button
          key={verdict}
          type="button"
          class={`filter tone-${tones[verdict].name}`}
          aria-pressed={filter.verdicts.includes(verdict)}
          onClick={() => onChange(toggled(filter, verdict))}
        >
          <span aria-hidden="true">{tones[verdict].sign}</span> {count} {wordOf(verdict)}
        </button>
      ))}
    </div>
  );
};
