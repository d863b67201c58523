import { visible } from './visible.ts';

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text between Markdown: none of it is markup. */
export const plain = (text: string): string =>
  visible(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[&<>]/g, (character) => references[character] ?? character)
    .replaceAll(/[\\`*_{}[\]()#+!|~@-]/g, String.raw`\$&`);

/** A block of text as it is, in a fence that is longer than any in it. */
export const block = (text: string): string => {
  const shown = visible(text);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}`;
};
