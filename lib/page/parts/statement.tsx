import type { JSX } from 'preact';

/** A sentence of the suite, in which backticks mark code. */
export const Statement = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split('`').map((part, index) =>
      // The parts of a sentence never change their order.
      // oxlint-disable-next-line react/no-array-index-key
      index % 2 === 1 ? <code key={index}>{part}</code> : part,
    )}
  </>
);
