import type { JSX } from 'preact';
import { visible } from '../../report/visible.ts';
import type { Picture } from './picture.ts';

const barWidth = 10;
const labelled = 26;
/** Of a bold letter, on average, in the widest of the usual fonts. */
const letterWidth = 7.3;

const shortened = (text: string, room: number): string => {
  const letters = Math.floor(room / letterWidth);
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
};

/** Everything behind the arrows: lanes, steps, pauses, times, bars and barriers. */
export const Background = ({ picture }: { readonly picture: Picture }): JSX.Element => {
  const { lanes, captions, pauses, times, bars, barriers, width, height } = picture;
  return (
    <g aria-hidden="true">
      {lanes.map(({ name, x }) => (
        <line key={name} class="lane" x1={x} y1={0} x2={x} y2={height - 8} />
      ))}
      {captions.map(({ y, text, isFound }) => (
        <g key={`${y}`} class={isFound ? 'caption found' : 'caption'}>
          <rect x={0} y={y - 18} width={width} height={24} />
          <text x={12} y={y - 2}>
            <title>{visible(text)}</title>
            {shortened(visible(text), width - 24)}
          </text>
        </g>
      ))}
      {bars.map(({ kind, x, top, bottom, says }) => (
        <g key={`${kind} ${x} ${top}`} class={`bar-${kind}`}>
          <rect x={x - barWidth / 2} y={top} width={barWidth} height={Math.max(4, bottom - top)} rx={3}>
            <title>{says}</title>
          </rect>
          {kind === 'missing' && bottom - top > labelled && (
            <text x={x + 9} y={top + 16}>
              did not come
            </text>
          )}
        </g>
      ))}
      {barriers.map(({ x, y }) => (
        <path key={`${x} ${y}`} class="barrier" d={`M${x - 13} ${y - 2}h26M${x - 13} ${y + 2}h26`} />
      ))}
      {pauses.map(({ y, text }) => (
        <g key={`${y}`} class="pause">
          <line x1={restOf(lanes)} y1={y} x2={width - 20} y2={y} />
          <text x={12} y={y + 4}>
            {text}
          </text>
        </g>
      ))}
      {times
        .filter(({ y }) => !captions.some((caption) => caption.y === y))
        .map(({ y, text }) => (
          <text key={`${y}`} class="time" x={78} y={y} text-anchor="end">
            {text}
          </text>
        ))}
    </g>
  );
};

const restOf = (lanes: Picture['lanes']): number => lanes[0]?.x ?? 0;
