import type { FixedSetPart, FixedSetParts } from './fixed-set.ts';
import type { Lane } from './lane.ts';

/** What hangs is given up then. */
export const fixedSetLimitMs = 150_000;

/** How often the engine as it is is looked at, to tell what it says every time alike. */
const looks = 2;

const lookOnce = async (lane: Lane, parts: FixedSetParts): Promise<FixedSetPart> => {
  let seen: FixedSetPart = {};
  const ended = await lane.judgeFixedSet(parts, fixedSetLimitMs, (part) => {
    seen = { ...seen, ...part };
    return false;
  });
  if (ended !== undefined) throw new Error(`the engine as it is did not judge the fixed set: ${ended}`);
  return seen;
};

/**
 * What the engine as it is says of the fixed set, every time alike.
 *
 * @throws Error if it does not come to an end
 */
export const lookAtEngine = async (lane: Lane, parts: FixedSetParts): Promise<FixedSetPart> => {
  await lane.plant(undefined);
  const first = await lookOnce(lane, parts);
  const others: FixedSetPart[] = [];
  for (let look = 1; look < looks; look += 1) others.push(await lookOnce(lane, parts));
  return Object.fromEntries(
    Object.entries(first).filter(([name, seen]) => others.every((other) => other[name] === seen)),
  );
};
