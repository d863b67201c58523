import type { Catalogue } from './catalogue.ts';

const special = /[.*+?^${}()|[\]\\]/g;

/** Finds the hub in a raw path or URL of an operation: what stands before it is the first group, its segment the second. */
export const hubPattern = ({ base }: Catalogue): RegExp => {
  const before = base.slice(0, base.indexOf('{hub}'));
  return new RegExp(`(${before.replaceAll(special, String.raw`\$&`)})([^/?#]*)`);
};
