import type { JSX } from 'preact';
import type { Lane } from './picture.ts';

/** The names of the lanes, which stay in sight while the lanes scroll. */
export const LaneHeads = ({
  lanes,
  width,
}: {
  readonly lanes: readonly Lane[];
  readonly width: number;
}): JSX.Element => (
  <svg class="lane-heads" width={width} height={40} viewBox={`0 0 ${width} 40`} aria-hidden="true">
    {lanes.map(({ name, note, x }) => (
      <g key={name} text-anchor="middle">
        <text x={x} y={17} class="lane-name">
          {name}
        </text>
        <text x={x} y={32} class="lane-note">
          {note}
        </text>
      </g>
    ))}
  </svg>
);
