import type { CallStep, ConnectionRef, Message, Name, RawBody } from '../contract/step.ts';
import { operationOf } from '../spec/operations.ts';

/** `refused`: the answer must be 400, without effect. `open`: the documents do not decide whether the call is well-formed. */
export type Validity = 'valid' | 'refused' | 'open';

const longestGroup = 1024;
const longestCertainHub = 128;
/** An integer to whoever reads the schema, of however many bits. */
const largestTtl = 2 ** 31 - 1;

/** The text of a name that is written out, a logical part standing as a letter; undefined where only the encoded form is known. */
const textOf = (name: Exclude<Name | ConnectionRef, string>): string | undefined => {
  if ('encoded' in name) return undefined;
  return 'exactly' in name ? name.exactly : `${name.before ?? ''}x${name.behind ?? ''}`;
};

/** Says whether a hub has a name as the v1 document wants it; where it contradicts later documents, `open`. */
export const hubValidity = (hub: Name | undefined): Validity => {
  if (hub === undefined || typeof hub === 'string') return 'valid';
  const text = textOf(hub);
  if (text === undefined || text === '' || text.length > longestCertainHub) return 'open';
  if (/^[A-Za-z]\w*$/.test(text)) return 'valid';
  // Later documents and the service also take these five.
  return /^[A-Za-z][\w`,.[\]]*$/.test(text) ? 'open' : 'refused';
};

/** Whether servers and URL libraries on the way may change the name: dot segments, slashes, blanks. */
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
  // The request line grows with percent-encoding, and nobody says in which unit the length counts.
  if (/[^\x21-\x7e]/.test(group.exactly)) return 'open';
  return group.exactly.length > longestGroup ? 'refused' : 'valid';
};

const ttlValidity = (ttl: CallStep['ttl']): Validity => {
  if (ttl === undefined || ttl === 'short') return 'valid';
  if (typeof ttl === 'number') return Number.isSafeInteger(ttl) && ttl > 0 ? 'valid' : 'open';
  if (/^\d{1,10}$/.test(ttl.raw) && Number(ttl.raw) <= largestTtl) return Number(ttl.raw) > 0 ? 'valid' : 'open';
  // The schema says integer; a blank value and an integer with a sign or out of range are not decided by it.
  return /^\s*$|^[+-]?\d+$/.test(ttl.raw) ? 'open' : 'refused';
};

const bodyValidity = (message: Message | RawBody | undefined): Validity => {
  if (message === undefined) return 'valid';
  return 'raw' in message || message.target === '' ? 'open' : 'valid';
};

// A comma may stand for a list.
const exclusionValidity = (excluded: NonNullable<CallStep['excluded']>): Validity =>
  excluded.some((ref) => typeof ref === 'object' && (!('exactly' in ref) || /,|^$/.test(ref.exactly)))
    ? 'open'
    : 'valid';

/** Whether the REST v1 document calls the request well-formed. */
export const callValidity = (call: CallStep): Validity => {
  const { statesHubRule, statesGroupRule } = operationOf(call.operation);
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
