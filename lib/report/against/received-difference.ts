import type { SeenStep } from '../../contract/seen.ts';
import type { Differs } from './difference.ts';

type Received = NonNullable<SeenStep['received']>;

/** More names than these are hard to read. */
const mostNamed = 6;

const times = (probe: string, copies: number): string => (copies === 1 ? probe : `${probe} (${copies} times)`);

/** Who received a message, in words. */
const namesOf = (received: Received, probes: readonly string[]): string =>
  probes
    .filter((probe) => (received[probe] ?? 0) > 0)
    .map((probe) => times(probe, received[probe] ?? 0))
    .join(', ') || 'nobody';

const kindOf = (fewer: boolean, more: boolean): string => {
  if (fewer && more) return 'received by others';
  return fewer ? 'received by fewer' : 'received by more';
};

/** How many copies came to whom, where that differs. Only clients that both scenarios have are compared. */
export const receivedDifference = ({
  target,
  against,
}: {
  readonly target: Pick<SeenStep, 'received'>;
  readonly against: Pick<SeenStep, 'received'>;
}): readonly Differs[] => {
  const [one, other] = [target.received, against.received];
  if (one === undefined || other === undefined) return [];
  const both = Object.keys(one).filter((probe) => probe in other);
  const differing = both.filter((probe) => one[probe] !== other[probe]);
  if (differing.length === 0) return [];
  const shown = both.length > mostNamed ? differing : both;
  const fewer = differing.some((probe) => one[probe]! < other[probe]!);
  const more = differing.some((probe) => one[probe]! > other[probe]!);
  return [
    {
      aspect: 'received',
      target: namesOf(one, shown),
      against: namesOf(other, shown),
      kind: kindOf(fewer, more),
    },
  ];
};
