import type { JSX } from 'preact';
import type { Verdict } from '../../contract/report.ts';
import { tones, wordOf } from '../tones.ts';

/** A verdict as a small coloured label. */
export const Chip = ({ verdict }: { readonly verdict: Verdict }): JSX.Element => {
  const { name, sign } = tones[verdict];
  return (
    <span class={`chip tone-${name}`}>
      <span aria-hidden="true">{sign}</span> {wordOf(verdict)}
    </span>
  );
};
