import type { PathParameter } from '../../spec/operation.ts';

const longestGroup = 1024;

/** Decodes once; undefined for a stray `%` and for bytes that are no UTF-8. */
export const decodeName = (segment: string): string | undefined => {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/**
 * The REST v1 document's rules, kept on the operations too for which it leaves the description blank. It does not say in which unit a group's
 * length counts: here UTF-16 code units, as .NET counts.
 */
export const nameIsValid = (name: string, parameter: PathParameter): boolean => {
  if (parameter === 'hub') return /^[A-Za-z][A-Za-z0-9_]*$/.test(name);
  if (parameter === 'group') return name.length > 0 && name.length <= longestGroup;
  return name.length > 0;
};
