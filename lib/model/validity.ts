import type { CallStep, ConnectionRef, Message, Name, RawBody } from '../contract/step.ts';
import { shapeOf } from '../spec/shape.ts';

/** `refused`: the answer must be that the request is invalid, and nothing may change. `open`: the documents do not decide whether the call is well-formed. */
export type Validity = 'valid' | 'refused' | 'open';

const longestGroup = 1024;
const longestCertainHub = 128;
/** An integer by any reading of the schema, whatever its width. */
const largestTtl = 2 ** 31 - 1;

/** The text of a name, in which a letter stands for a logical part. Undefined if only the encoded form is known. */
const textOf = (name: Exclude<Name | ConnectionRef, string>): string | undefined => {
  if ('encoded' in name) return undefined;
  return 'exactly' in name ? name.exactly : `${name.before ?? ''}x${name.behind ?? ''}`;
};

/** Whether a hub name follows the rule of the v1 document. `open` if later documents disagree. */
export const hubValidity = (hub: Name | undefined): Validity => {
  if (hub === undefined || typeof hub === 'string') return 'valid';
  const text = textOf(hub);
  if (text === undefined || text === '' || text.length > longestCertainHub) return 'open';
  if (/^[A-Za-z]\w*$/.test(text)) return 'valid';
  // Later documents and the service also accept these five.
  return /^[A-Za-z][\w`,.[\]]*$/.test(text) ? 'open' : 'refused';
};

/** Whether servers or URL libraries may change the name on the way: dot segments, slashes, blanks. */
const isDelicate = (text: string): boolean => text.trim() === '' || /^\.{1,2}$|[/\\\0]/.test(text);

const textValidity = (name: Name | ConnectionRef | undefined): Validity => {
  if (name === undefined || typeof name === 'string') return 'valid';
  const text = textOf(name);
  return text === undefined || isDelicate(text) ? 'open' : 'valid';
};

const groupValidity = (group: Name | undefined): Validity => {
  const text = textValidity(group);
  if (typeof group !== 'object' || !('exactly' in group) || text === 'open') return text;
  if (/\p{Surrogate}/u.test(group.exactly)) return 'open';
  if (encodeURIComponent(group.exactly).length <= longestGroup) return 'valid';
  // Percent-encoding lengthens the request line, and no document gives the unit of the length.
  if (/[^\x21-\x7e]/.test(group.exactly)) return 'open';
  return group.exactly.length > longestGroup ? 'refused' : 'valid';
};

const ttlValidity = (ttl: CallStep['ttl']): Validity => {
  if (ttl === undefined || ttl === 'short') return 'valid';
  if (typeof ttl === 'number') return Number.isSafeInteger(ttl) && ttl > 0 ? 'valid' : 'open';
  if (/^\d{1,10}$/.test(ttl.raw) && Number(ttl.raw) <= largestTtl) return Number(ttl.raw) > 0 ? 'valid' : 'open';
  // The schema says integer. It does not decide a blank value, a sign, or an integer out of range.
  return /^\s*$|^[+-]?\d+$/.test(ttl.raw) ? 'open' : 'refused';
};

const bodyValidity = (message: Message | RawBody | undefined): Validity => {
  if (message === undefined) return 'valid';
  return 'raw' in message || message.target === '' ? 'open' : 'valid';
};

// A comma may separate the items of a list.
const exclusionValidity = (excluded: NonNullable<CallStep['excluded']>): Validity =>
  excluded.some((ref) => typeof ref === 'object' && (!('exactly' in ref) || /,|^$/.test(ref.exactly)))
    ? 'open'
    : 'valid';

/** Whether the request is well-formed by the REST v1 document. */
export const callValidity = (call: CallStep): Validity => {
  const { statesHubRule, statesGroupRule } = shapeOf(call.operation);
  const hub = hubValidity(call.hub);
  const group = groupValidity(call.group);
  const all = new Set<Validity>([
    hub === 'refused' && !statesHubRule ? 'open' : hub,
    group === 'refused' && !statesGroupRule ? 'open' : group,
    textValidity(call.user),
    textValidity(call.connection),
    ttlValidity(call.ttl),
    exclusionValidity(call.excluded ?? []),
    bodyValidity(call.message),
  ]);
  if (all.has('open')) return 'open';
  return all.has('refused') ? 'refused' : 'valid';
};
