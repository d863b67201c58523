import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../contract/outcome.ts';
import type { Timeline } from '../../contract/timeline.ts';
import { visible } from '../../report/visible.ts';
import { Said } from '../parts/said.tsx';
import { ArrowLabel, ArrowLine } from './arrow-line.tsx';
import { Background } from './background.tsx';
import { drawTimeline } from './draw-timeline.ts';
import { LaneHeads } from './lane-heads.tsx';
import { Legend } from './legend.tsx';
import type { PictureEvent } from './picture.ts';

interface SwimLanesProps {
  readonly finding: Finding;
  readonly timeline: Timeline;
  /** Unique in the page. */
  readonly id: string;
}

const Details = ({ event }: { readonly event: PictureEvent }): JSX.Element => (
  <dl class="details" aria-live="polite">
    {event.details.map(([name, text]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          <Said text={text} />
        </dd>
      </div>
    ))}
  </dl>
);

/** The event that a reader wants to see first: the stray frame, the exchange of the finding, or the last one. */
const firstShown = (events: readonly PictureEvent[], { exchange }: Finding): number => {
  const stray = events.findIndex(({ arrows }) => arrows.some(({ kind }) => kind === 'stray'));
  if (stray >= 0) return stray;
  const named = events.findIndex(({ id }) => id === `request-${exchange?.number}`);
  return named >= 0 ? named : events.length - 1;
};

/** Space around the event that is shown first. */
const around = { above: 180, right: 110 };

/** Lanes can be long: they begin at the event that is shown. The page itself does not move. */
const useStartAt = (event: PictureEvent | undefined): RefObject<HTMLDivElement | null> => {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = scroller;
    const points = event?.arrows.flatMap(({ from, to }) => [from, to]) ?? [];
    if (current === null || points.length === 0) return;
    current.scrollTop = Math.min(...points.map(({ y }) => y)) - around.above;
    current.scrollLeft = Math.max(...points.map(({ x }) => x)) + around.right - current.clientWidth;
  }, []);
  return scroller;
};

/** The labels lie above all lines. */
const Labels = ({ events, selected }: { readonly events: readonly PictureEvent[]; readonly selected: number }) => (
  <g class="labels" aria-hidden="true">
    {events.map(({ id, arrows }, index) => (
      <g key={id} class={index === selected ? 'selected' : undefined}>
        {arrows.map((arrow) => (
          <g key={`${arrow.kind} ${arrow.to.y}`} class={`arrow arrow-${arrow.kind}`}>
            <ArrowLabel arrow={arrow} />
          </g>
        ))}
      </g>
    ))}
  </g>
);

/** What happened in the scenario of a finding, as a diagram of space and time. Arrow keys move between events. */
export const SwimLanes = ({ finding, timeline, id }: SwimLanesProps): JSX.Element => {
  const picture = drawTimeline(timeline, finding.step);
  const { events, width, height } = picture;
  const [selected, select] = useState(() => firstShown(events, finding));
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(events.length - 1, Math.max(0, selected + by));
    select(next);
    document.getElementById(`${id}-${events[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const shown = events[selected];
  const scroller = useStartAt(shown);
  return (
    <figure class="lanes">
      <div ref={scroller} class="lanes-scroller">
        <LaneHeads lanes={picture.lanes} width={width} />
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="listbox"
          // Attributes of SVG are case-sensitive.
          tabindex={0}
          aria-label="What happened, in the order of time. Arrow keys choose an event."
          aria-activedescendant={shown === undefined ? undefined : `${id}-${shown.id}`}
          onKeyDown={move}
        >
          <Background picture={picture} />
          {events.map((event, index) => (
            <g
              key={event.id}
              id={`${id}-${event.id}`}
              role="option"
              aria-selected={index === selected}
              aria-label={event.arrows.map(({ label }) => visible(label)).join(', ')}
              class={index === selected ? 'event selected' : 'event'}
              onClick={() => select(index)}
            >
              {event.arrows.map((arrow) => (
                <ArrowLine key={`${arrow.kind} ${arrow.to.y}`} arrow={arrow} />
              ))}
            </g>
          ))}
          <Labels events={events} selected={selected} />
        </svg>
      </div>
      {shown !== undefined && <Details event={shown} />}
      <Legend picture={picture} leftOut={timeline.leftOut ?? 0} />
    </figure>
  );
};
