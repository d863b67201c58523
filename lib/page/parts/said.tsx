import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { visible } from '../../report/visible.ts';

/** As much of a text as a reader takes in at once. */
const shownAtFirst = 600;

/** Text that may come from a target: shown as data, with escapes for what cannot be seen, and shortened until asked for. */
export const Said = ({ text }: { readonly text: string }): JSX.Element => {
  const [whole, setWhole] = useState(false);
  if (whole || text.length <= shownAtFirst) return <span class="said">{visible(text)}</span>;
  return (
    <span class="said">
      {visible(text.slice(0, shownAtFirst))}…{' '}
      <button type="button" class="link" onClick={() => setWhole(true)}>
        show all {text.length.toLocaleString('en')} characters
      </button>
    </span>
  );
};
