import type { Invocation } from '../state/call.ts';
import { jsonMembers } from './json-members.ts';

const longestBody = 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const textOf = (body: Buffer): string | undefined => {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
};

const argumentsOf = (source: string): string | undefined => {
  if (source === 'null') return '[]';
  return source.startsWith('[') ? source : undefined;
};

/**
 * A PayloadMessage: `Target`, a required text, and `Arguments`, an array, null or absent. Names are accepted in any
 * case, as users of the service saw; the last of duplicate names counts; other names are ignored. At most 1 MB. The
 * Content-Type is not checked.
 */
export const readBody = (body: Buffer): Invocation | undefined => {
  if (body.length > longestBody) return undefined;
  const text = textOf(body);
  const members = text === undefined ? undefined : jsonMembers(text);
  if (members === undefined) return undefined;
  const byName = new Map(members.map(([name, source]) => [name.toLowerCase(), source]));
  const target = byName.get('target');
  const list = argumentsOf(byName.get('arguments') ?? 'null');
  if (target?.startsWith('"') !== true || list === undefined) return undefined;
  return { target: JSON.parse(target) as string, arguments: list };
};
