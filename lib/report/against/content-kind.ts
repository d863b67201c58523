import { compareInvocation } from '../../engine/ledger/compare-invocation.ts';
import { arrivedMark } from '../../contract/seen.ts';
import { alterationIn } from '../../verdict/causes/alteration.ts';

const asSent = 'as sent';

/** How one message that arrived differs from another one; undefined where one of them is cut. */
const changeOf = (one: string, other: string): string | undefined => {
  try {
    const [mine, theirs] = [one, other].map((text) => JSON.stringify(JSON.parse(text.slice(arrivedMark.length))));
    // Only the kind of the change is taken from what it says.
    return compareInvocation({ arguments: theirs }, `{"arguments":${mine}}`, String);
  } catch {
    return undefined;
  }
};

/** What either service does to a message that the other one does not, whatever the message. */
export const contentKind = (target: string, against: string): string => {
  if (target === asSent) return `content against ${alterationIn(against)}`;
  if (against === asSent) return `content target ${alterationIn(target)}`;
  const change = changeOf(target, against);
  return change === undefined ? `content ${target} ${against}` : `content target ${alterationIn(change)}`;
};
