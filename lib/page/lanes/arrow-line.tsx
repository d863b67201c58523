import type { JSX } from 'preact';
import { visible } from '../../report/visible.ts';
import type { Arrow } from './picture.ts';

const headLength = 7;
const headWidth = 3.5;
const shownLabel = 34;

const headOf = ({ from, to }: Arrow): string => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [backX, backY] = [to.x - dx * headLength, to.y - dy * headLength];
  const one = `${backX - dy * headWidth},${backY + dx * headWidth}`;
  const other = `${backX + dy * headWidth},${backY - dx * headWidth}`;
  return `${to.x},${to.y} ${one} ${other}`;
};

const shortened = (text: string): string => (text.length > shownLabel ? `${text.slice(0, shownLabel - 1)}…` : text);

/** Requests are named at their beginning, answers and frames at their end. */
export const ArrowLabel = ({ arrow }: { readonly arrow: Arrow }): JSX.Element => {
  const { kind, from, to, label } = arrow;
  const text = shortened(visible(label));
  if (to.x > from.x && (kind === 'request' || label.startsWith('POST') || label.startsWith('fence (')))
    return (
      <text x={from.x + 8} y={from.y - 2}>
        {text}
      </text>
    );
  if (kind === 'answer' || kind === 'trouble')
    return (
      <text x={from.x - 8} y={from.y - 2} text-anchor="end">
        {text}
      </text>
    );
  return (
    <text x={to.x + (kind === 'fence' ? 17 : 8)} y={to.y + 4}>
      {text}
    </text>
  );
};

/** A line with a head. */
export const ArrowLine = ({ arrow }: { readonly arrow: Arrow }): JSX.Element => {
  const { kind, from, to } = arrow;
  return (
    <g class={`arrow arrow-${kind}`}>
      <line class="hit" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <polygon points={headOf(arrow)} />
    </g>
  );
};
