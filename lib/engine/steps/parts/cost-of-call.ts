import { unitsOfInvocation } from '../../../contract/usage.ts';
import type { CallStep, Json } from '../../../contract/step.ts';
import { shapeOf } from '../../../spec/shape.ts';
import { granularityMs, shortTtlSeconds } from '../../requests/short-ttl.ts';
import { asksForClients } from '../../settling/asks-for-clients.ts';
import { effectOf, userJoinAfter, vanishing, type EffectKind } from '../../settling/effect.ts';
import { costOfFence, hubKey, mayVanish, nameKey, type Cost, type Situation } from './cost.ts';

const bytesOf = (value: Json | undefined): number => Buffer.byteLength(JSON.stringify(value ?? null));

/** Units of 2 KB that one receiver gets of a send: all of its copies. */
export const unitsOfSend = ({ message, times = 1 }: CallStep): number => {
  if (message === undefined) return times;
  const bytes =
    'raw' in message
      ? (message.bytes ?? Buffer.byteLength(message.raw))
      : bytesOf(message.target ?? '') + bytesOf(message.arguments);
  return times * unitsOfInvocation(bytes);
};

const ttlOf = ({ label, ttl }: CallStep, { timing, profile }: Situation): Pick<Cost, 'ttl'> => {
  if (label === undefined || (ttl !== 'short' && typeof ttl !== 'number')) return {};
  return { ttl: { label, seconds: ttl === 'short' ? shortTtlSeconds(timing, granularityMs(profile, false)) : ttl } };
};

const mayBeAccepted = ({ expect = 'success' }: CallStep): boolean =>
  [expect].flat().some((one) => one === 'success' || one === 'any-success' || (typeof one === 'number' && one < 300));

const relationOf = (step: CallStep): Pick<Cost, 'relates'> =>
  step.operation === 'addUserToGroup' && step.user !== undefined
    ? { relates: `${hubKey(step.hub)} ${nameKey(step.user)}` }
    : {};

const kindOf = (step: CallStep, { related }: Situation): EffectKind | undefined => {
  const kind = effectOf[step.operation];
  return kind === 'user-join' ? userJoinAfter(related.get(relationOf(step).relates ?? '') ?? 0) : kind;
};

/** Whom a call may take out of an audience. Adding a user does too, beyond the limit of groups. */
const vanishingOf = (step: CallStep, before: Situation): Pick<Cost, 'vanishes'> => {
  const kind = kindOf(step, before);
  if (kind === undefined || !vanishing.has(kind) || !mayBeAccepted(step)) return {};
  if (step.user !== undefined) return { vanishes: { user: nameKey(step.user) } };
  return typeof step.connection === 'string' ? { vanishes: { probe: step.connection } } : {};
};

/** A lagging effect may let a message through to clients outside its audience, which are checked before the next step. */
const costOfDoubt = ({ reaches, observe }: CallStep, before: Situation): Cost => {
  if (reaches === undefined || observe !== undefined) return {};
  return costOfFence(
    before,
    [...before.clients]
      .filter(([probe, { user }]) => !reaches.includes(probe) && mayVanish(before, { probe, user }))
      .map(([probe]) => probe),
  );
};

/** Before a change, and before something is only noted, each connection is looked up that the target may not know yet. */
const costOfLooks = (step: CallStep, { unknown, profile }: Situation): Cost => {
  if (!asksForClients(step) || profile.claims.without.includes('connectionExists')) return {};
  return { requests: unknown.size, knows: true };
};

/** What a call costs: the request, its message to each of the audience, and what lag makes necessary. */
export const costOfCall = (step: CallStep, before: Situation): Cost => {
  const doubt = costOfDoubt(step, before);
  const looks = costOfLooks(step, before);
  const { times = 1 } = step;
  return {
    requests: times + (doubt.requests ?? 0) + (looks.requests ?? 0),
    trips: times + Math.min(1, step.reaches?.length ?? 0) + (doubt.trips ?? 0) + Math.min(1, looks.requests ?? 0),
    messages: unitsOfSend(step) * (step.reaches ?? step.mayReach ?? []).length + (doubt.messages ?? 0),
    ...(looks.knows === undefined ? {} : { knows: true }),
    ...(shapeOf(step.operation).kind === 'send' ? { sends: true } : {}),
    ...relationOf(step),
    ...vanishingOf(step, before),
    ...ttlOf(step, before),
  };
};
