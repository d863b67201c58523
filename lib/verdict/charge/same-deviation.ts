import type { Sighting } from './sighting.ts';

const names = ['hub-name', 'group-name', 'user-name'] as const;

/** A message that strays into another hub does so in the hubs of one check and in those of two. */
const isSameLeak = (one: Sighting, other: Sighting): boolean =>
  other.finding.code === 'leaked' && one.finding.code === 'misdelivered' && one.uses?.has('second-hub') === true;

const haveOneAnswer = ({ finding: one }: Sighting, { finding: other }: Sighting): boolean =>
  one.code === 'status' && other.code === 'status' && one.seen === other.seen;

/** Two calls that were answered alike for what both used, whatever else would have been the right answer to either. */
const isSameAnswer = (one: Sighting, other: Sighting): boolean =>
  haveOneAnswer(one, other) &&
  one.finding.exchange?.operation === other.finding.exchange?.operation &&
  one.atHome.some((use) => other.uses?.has(use) === true);

/** A name with which a step could only prepare, since it was refused as in another operation. */
const isSameName = (one: Sighting, other: Sighting): boolean =>
  other.finding.setup === true &&
  haveOneAnswer(one, other) &&
  names.some((use) => one.uses?.has(use) === true && other.uses?.has(use) === true);

/** Who is not found or reached where a check has lost a connection, as another one found that connections are. */
export const followsFromLoss = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'closed' &&
  other.finding.code !== 'closed' &&
  other.finding.lost !== undefined &&
  (one.atHome.length === 0 || one.atHome.some((use) => other.uses?.has(use) === true));

/** What shows that an open connection works are messages: where those to any connection or hub are lost, it shows nothing. */
export const cannotBeSeen = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'not-delivered' &&
  one.isPlainHome &&
  ['broadcast', 'sendToConnection'].includes(one.finding.exchange?.operation ?? '') &&
  other.finding.code === 'closed' &&
  other.lacked === undefined &&
  other.uses?.has('open') === true;

/** A user whom a check did not find, long before the end of their ttl, as another one did not find one whose ttl was running. */
const hasRunOutAsWell = (one: Sighting, other: Sighting): boolean =>
  one.finding.code === 'expired-early' &&
  other.finding.code === 'status' &&
  one.finding.seen === other.finding.seen &&
  one.finding.exchange?.operation === other.finding.exchange?.operation;

/** Whether two findings are cases of one deviation, told by the key of the deviation or by what both have in common. */
export const isSameDeviation = (one: Sighting, other: Sighting): boolean =>
  one.key === other.key ||
  isSameLeak(one, other) ||
  isSameAnswer(one, other) ||
  isSameName(one, other) ||
  hasRunOutAsWell(one, other) ||
  followsFromLoss(one, other) ||
  cannotBeSeen(one, other);
