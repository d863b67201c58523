import type { CallStep, ConnectStep, Message, Name, RawBody, Step } from '../../contract/step.ts';
import type { Unusual } from '../../contract/unusual.ts';
import { isChanging } from '../../spec/is-changing.ts';
import { shapeOf } from '../../spec/shape.ts';
import { isRefused, mayBeRefused } from '../requests/is-refused.ts';
import { bodyOf, unusualByStep, unusualNames } from './unusual-in-steps.ts';

/** These are about one message. For later steps, it is another use that such a message was sent before. */
const ofOneMessage: ReadonlySet<Unusual> = new Set(['many-arguments', 'long-message']);

/** A longer body is told apart: if a service refuses it for its length, it does not matter what is in it. */
const shortBytes = 512;
const longestKilobyte = 2048;

const hubOf = (step: Step): string => JSON.stringify(('hub' in step ? step.hub : undefined) ?? 'main');

/** Whether a step changes something at the target, or closes a connection. */
export const isChange = (step: Step): step is CallStep =>
  step.do === 'call' && isChanging(shapeOf(step.operation)) && !isRefused(step);

const changeKey = ({ operation, hub, group, user, connection }: CallStep): string =>
  JSON.stringify([operation, hub, group, user, connection]);

function* connecting({ user, answersClose }: ConnectStep, before: readonly Step[]): Generator<string> {
  if (answersClose === false) yield 'no-answer-to-close';
  if (before.some(isChange)) yield 'later-connection';
  if (user === undefined) return;
  const isOfUser = (step: ConnectStep | CallStep): boolean => JSON.stringify(step.user) === JSON.stringify(user);
  if (before.some((step) => step.do === 'connect' && isOfUser(step))) yield 'second-connection';
  const isAddition = (step: Step): boolean => isChange(step) && step.operation === 'addUserToGroup' && isOfUser(step);
  if (before.some(isAddition)) yield 'connection-of-member';
}

const areOfTwoGroups = (one: Step, other: Step): boolean =>
  one.do === 'call' &&
  other.do === 'call' &&
  one.group !== undefined &&
  other.group !== undefined &&
  JSON.stringify(one.group) !== JSON.stringify(other.group);

/** From here on, a ttl in milliseconds does not fit into 32 bits. */
const longTtlSeconds = Math.ceil(2 ** 31 / 1000);

function* ofTtl({ ttl }: CallStep): Generator<string> {
  if (ttl === undefined) return;
  yield 'ttl';
  if (Number(typeof ttl === 'object' ? ttl.raw : ttl) >= longTtlSeconds) yield 'long-ttl';
}

/** What an earlier change of the same makes of a step: it is done again, and anew where another change of the same came between them. */
function* repeating(step: CallStep, before: readonly Step[]): Generator<string> {
  const since = before.findLastIndex((earlier) => isChange(earlier) && changeKey(earlier) === changeKey(step));
  if (since < 0) return;
  yield 'again';
  const isOfSame = ({ hub, user, connection }: CallStep): boolean =>
    JSON.stringify([hub, user, connection]) === JSON.stringify([step.hub, step.user, step.connection]);
  const undoes = (other: Step): boolean => isChange(other) && isOfSame(other) && !areOfTwoGroups(other, step);
  if (before.slice(since + 1).some(undoes)) yield 'anew';
}

/** Whether a step adds a connection to a group after another. */
const isOfSecondGroup = (step: CallStep, before: readonly Step[]): boolean =>
  step.operation === 'addConnectionToGroup' &&
  before.some(
    (earlier) =>
      isChange(earlier) &&
      earlier.operation === 'addConnectionToGroup' &&
      earlier.connection === step.connection &&
      areOfTwoGroups(earlier, step),
  );

/** What matters only in the group that it was done in. */
const ofOneGroup: ReadonlySet<string> = new Set(['again', 'anew', 'long-ttl']);

/** Whether a step sends a body that is no right message, or of which no document decides. */
const sendsDoubtfulBody = (step: Step): boolean =>
  step.do === 'call' &&
  step.message !== undefined &&
  'raw' in step.message &&
  (mayBeRefused(step) || step.observe !== undefined);

/** What a step leaves behind for the steps after it. */
function* leaves(step: Step, before: readonly Step[]): Generator<string> {
  if (step.do === 'connect') yield* connecting(step, before);
  else if (step.do === 'disconnect' || step.do === 'pass' || step.do === 'outlast') {
    yield step.do;
    if ('abruptly' in step) yield 'broken-off';
  } else if (step.do === 'call' && step.token !== undefined) yield 'after-bad-token';
  else if (step.do === 'call' && step.excluded !== undefined) yield 'after-excluded';
  else if (sendsDoubtfulBody(step)) yield 'after-doubtful-body';
  else if (isChange(step)) {
    yield step.operation;
    // However a connection ends, what it leaves behind is the same.
    if (step.operation === 'closeConnection') yield 'disconnect';
    if (isOfSecondGroup(step, before)) yield 'several-groups';
    yield* ofTtl(step);
    yield* repeating(step, before);
  }
}

function* ofMessage(message: Message | RawBody): Generator<string> {
  if ('raw' in message) yield 'raw-body';
  if ('raw' in message && message.chunked === true) yield 'chunked';
  if ('raw' in message && message.contentType?.includes('charset') === true) yield 'charset';
  const { bytes } = bodyOf(message);
  if (bytes > shortBytes) yield bytes > longestKilobyte ? 'kilobytes' : 'kilobyte';
}

/** What a step asks for, itself. */
function* asks(step: Step): Generator<string> {
  yield step.do === 'call' ? step.operation : step.do;
  if ('token' in step && step.token !== undefined) yield `token ${step.token}`;
  if (step.do === 'connect' && step.tokenOn === 'socket') yield 'on socket';
  if (step.do === 'connect' && step.user === undefined) yield 'without-user';
  if (step.do !== 'call') return;
  yield* ofTtl(step);
  if (typeof step.ttl === 'object' && !/^\d+$/.test(step.ttl.raw)) yield 'odd-ttl';
  if (step.excluded !== undefined) yield 'excluded';
  if (step.excluded !== undefined && step.excluded.length > 1) yield 'several-excluded';
  if (step.times !== undefined && step.times > 1) yield 'equal-messages';
  if (step.reason !== undefined) yield 'reason';
  if (step.method !== undefined) yield step.method;
  if (sendsDoubtfulBody(step)) yield 'doubtful-body';
  if (step.message !== undefined) yield* ofMessage(step.message);
}

/** Whether nothing before it in its hub put into the group the connection that a step removes. */
const removesNoMember = ({ operation, group, connection }: CallStep, before: readonly Step[]): boolean => {
  if (operation !== 'removeConnectionFromGroup') return false;
  if (typeof connection !== 'string') return true;
  const lastMove = before
    .filter(isChange)
    .filter((step) => JSON.stringify(step.group) === JSON.stringify(group))
    .findLast((step) => step.operation === 'addUserToGroup' || step.connection === connection);
  return lastMove === undefined || lastMove.operation === 'removeConnectionFromGroup';
};

/** What a call is about that is not there. */
function* absent(step: CallStep, before: readonly Step[]): Generator<string> {
  // Ids are made by the service: one that is written out is nobody's.
  if (typeof step.connection === 'object') yield 'unknown-connection';
  if (step.excluded?.some((id) => typeof id === 'object' && 'exactly' in id) === true) yield 'unknown-excluded';
  if (removesNoMember(step, before)) yield 'no-member';
}

const hasSlash = (name: Name | undefined): boolean =>
  typeof name === 'object' && 'exactly' in name && name.exactly.includes('/');

function* namesOf(step: Step): Generator<string> {
  if (step.do !== 'call' && step.do !== 'connect') return;
  yield* unusualNames(step);
  if (hasSlash(step.user) || (step.do === 'call' && hasSlash(step.group))) yield 'slash';
}

/** Whether a step must be refused for its token or a name, so that nothing before it or beside it matters. */
export const isTurnedAway = (step: Step): boolean =>
  (step.do === 'call' && isRefused(step)) || (step.do === 'connect' && step.refused !== undefined);

/**
 * Everything that the last of the steps depends on and that the plainest scenario of its operation would do without: what it asks for itself, what the steps before
 * it left behind in its hub, and what is not ordinary. The fewer, the plainer.
 */
export const usesOf = (steps: readonly Step[]): readonly string[] => {
  const last = steps.at(-1);
  if (last === undefined) return [];
  // What must be refused is so before anything is looked up for it.
  if (isTurnedAway(last)) return [...new Set([...asks(last), ...namesOf(last)])].toSorted();
  const unusual = unusualByStep(steps);
  const mine = steps.slice(0, -1).filter((step) => hubOf(step) === hubOf(last));
  const isLeft = (use: string, step: Step): boolean => {
    // A doubtful body is judged for itself, whatever body came before it, and so is what is excluded.
    if (use === 'after-doubtful-body') return !sendsDoubtfulBody(last);
    if (use === 'after-excluded') return !('excluded' in last) || last.excluded === undefined;
    return !ofOneGroup.has(use) || !areOfTwoGroups(step, last);
  };
  const left = mine.flatMap((step, index) =>
    [...leaves(step, mine.slice(0, index))].filter((use) => isLeft(use, step)),
  );
  const isElsewhere = (step: Step): boolean => step.do === 'connect' && hubOf(step) !== hubOf(last);
  const elsewhere = steps.some(isElsewhere) ? ['second-hub'] : [];
  const earlier = unusual.slice(0, -1).flatMap((kinds, index) => (mine.includes(steps[index]!) ? kinds : []));
  const lasting = earlier.map((kind) => (ofOneMessage.has(kind) ? `after-${kind}` : kind));
  const missing = last.do === 'call' ? absent(last, mine) : [];
  const own = [...asks(last), ...namesOf(last), ...missing, ...(unusual.at(-1) ?? [])];
  return [...new Set([...own, ...left, ...elsewhere, ...lasting])].toSorted();
};
