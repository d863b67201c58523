import { wholeInvocation } from '../../contract/seen.ts';
import { leftOut } from './alteration.ts';
import type { Case, Cases } from './case.ts';
import { joinTo } from './join-to.ts';

const isIncomplete = ({ finding }: Case): boolean =>
  finding?.code === 'malformed-frame' && finding.expected === wholeInvocation;

/** Puts an invocation that lacks something to the messages that were altered by leaving that out. */
export const joinIncomplete = (groups: readonly Cases[]): readonly Cases[] =>
  joinTo(groups, (group) =>
    group.every(isIncomplete) ? groups.find((other) => other[0]?.says.startsWith(leftOut)) : undefined,
  );
