import { unusualNames } from '../../contract/unusual.ts';
import { isAtHomeIn, type Sighting } from './sighting.ts';

/** A message that strays into another hub does so in the hubs of one check and in those of two. */
const isSameLeak = (one: Sighting, other: Sighting): boolean =>
  other.finding.code === 'leaked' && one.finding.code === 'misdelivered' && one.uses?.has('second-hub') === true;

const haveOneAnswer = ({ finding: one }: Sighting, { finding: other }: Sighting): boolean =>
  one.code === 'status' && other.code === 'status' && one.seen === other.seen;

const haveOneOperation = ({ finding: one }: Sighting, { finding: other }: Sighting): boolean =>
  one.exchange?.operation === other.exchange?.operation;

/** Two calls that were answered alike for what both used, whatever else would have been the right answer to either. */
const isSameAnswer = (one: Sighting, other: Sighting): boolean =>
  haveOneAnswer(one, other) && haveOneOperation(one, other) && isAtHomeIn(one, other);

/** A name with which a step could only prepare, since it was refused as in another operation. */
const isSameName = (one: Sighting, other: Sighting): boolean =>
  other.finding.setup === true &&
  haveOneAnswer(one, other) &&
  unusualNames.some((use) => one.uses?.has(use) === true && other.uses?.has(use) === true);

/**
 * Whether a client is not found or reached because its connection was lost, and another check has found that the service ends connections. A check that lost one as well
 * says no more of it, unless it is about that.
 */
const followsFromLoss = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'closed' &&
  other.finding.code !== 'closed' &&
  other.finding.lost !== undefined &&
  (isAtHomeIn(one, other) || (one.atHome.length === 0 && one.lacked === undefined));

/** Clocks differ, and a connection is seen to end some time after it did. */
const asLong = 0.8;

/** Whether a check that is about something else lost a connection that had lasted as long as one that was lost although nothing was asked of it. */
export const lastedAsLong = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'closed' &&
  one.atHome.includes('lost-connection') &&
  !other.atHome.includes('lost-connection') &&
  (other.finding.lostAfterMs ?? 0) >= asLong * (one.finding.lostAfterMs ?? Infinity);

/** Whether an open connection only seems to be dead: messages show that it works, and another check found that all messages to connections or hubs are lost. */
const cannotBeSeen = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'not-delivered' &&
  one.isPlainHome &&
  ['broadcast', 'sendToConnection'].includes(one.finding.exchange?.operation ?? '') &&
  other.finding.code === 'closed' &&
  other.lacked === undefined &&
  other.uses?.has('open') === true;

/** Whether somebody is missing in a group to which their user was added with a ttl, and another check found that ttls end early. That may also take out connections that were added by themselves. */
const endedWithTtl = (one: Sighting, { finding, uses }: Sighting): boolean =>
  one.finding.code === 'expired-early' &&
  uses?.has('ttl') === true &&
  (finding.exchange?.operation === 'sendToGroup'
    ? finding.code === 'not-delivered'
    : finding.exchange?.operation === 'groupHasConnections' && one.finding.seen.startsWith(finding.seen));

/** Whether a finding of another kind has to follow where the one deviation is. */
export const mustFollow = (one: Sighting, other: Sighting): boolean =>
  followsFromLoss(one, other) || lastedAsLong(one, other) || cannotBeSeen(one, other) || endedWithTtl(one, other);

/** What is found alike after a connection has ended, whether or not something was removed besides. */
const outlastsAsWell = (one: Sighting, other: Sighting): boolean =>
  haveOneAnswer(one, other) &&
  haveOneOperation(one, other) &&
  one.finding.expected === other.finding.expected &&
  [one, other].every(({ uses }) => uses?.has('disconnect') === true);

/** Whether two checks did not find a user long before the end of a ttl, of which only one followed the ttl. */
const hasRunOutAsWell = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'expired-early' &&
  other.finding.code === 'status' &&
  one.finding.seen.startsWith(other.finding.seen) &&
  haveOneOperation(one, other);

/** Whether two findings are cases of one deviation, told by the key of the deviation or by what both have in common. */
export const isSameDeviation = (one: Sighting, other: Sighting): boolean =>
  one.key === other.key ||
  isSameLeak(one, other) ||
  isSameAnswer(one, other) ||
  isSameName(one, other) ||
  outlastsAsWell(one, other) ||
  hasRunOutAsWell(one, other) ||
  mustFollow(one, other);
