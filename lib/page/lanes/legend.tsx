import type { JSX } from 'preact';
import type { Picture } from './picture.ts';

const meanings = {
  silence: 'silence, proved by the fence below it',
  unproved: 'silence, not proved',
  missing: 'a message should have come',
  lag: 'lag: the same was',
} as const;

const kinds = Object.keys(meanings) as readonly (keyof typeof meanings)[];

/** How long, of each. */
const lagsIn = ({ bars }: Picture): string =>
  bars.flatMap(({ kind, says }) => (kind === 'lag' ? [says] : [])).join(', ');

/** What the marks of a picture mean; those that are not in it are left out. */
export const Legend = ({ picture, leftOut }: { readonly picture: Picture; readonly leftOut: number }): JSX.Element => {
  const { bars, barriers, events } = picture;
  const hasStray = events.some(({ arrows }) => arrows.some(({ kind }) => kind === 'stray'));
  return (
    <figcaption class="legend">
      {barriers.length > 0 && (
        <span>
          <i class="key key-fence" /> fence: what has not arrived before it was not sent
        </span>
      )}
      {hasStray && (
        <span>
          <i class="key key-stray" /> a message that was not for this client
        </span>
      )}
      {kinds
        .filter((kind) => bars.some((bar) => bar.kind === kind))
        .map((kind) => (
          <span key={kind}>
            <i class={`key key-${kind}`} /> {meanings[kind]}
            {kind === 'lag' && ` ${lagsIn(picture)}`}
          </span>
        ))}
      {leftOut > 0 && <span>{leftOut.toLocaleString('en')} earlier events are not shown</span>}
    </figcaption>
  );
};
