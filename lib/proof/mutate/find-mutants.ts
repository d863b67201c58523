import { parseSync } from 'rolldown/utils';
import { changesAt, type Change } from './changes-at.ts';
import type { Mutant } from './mutant.ts';
import { walkTree, type Node } from './walk-tree.ts';

/** The whole line or lines that a change stands in, with the change marked, in one line. */
const inContext = (source: string, { start, end }: Change): string => {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', end);
  const until = lineEnd === -1 ? source.length : lineEnd;
  const marked = `${source.slice(from, start)}«${source.slice(start, end)}»${source.slice(end, until)}`;
  const line = marked.replaceAll(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 120)}…${line.slice(-39)}` : line;
};

const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

const isSame = (one: Change, other: Change): boolean =>
  one.start === other.start && one.end === other.end && one.replacement === other.replacement;

/**
 * All mutants of a TypeScript file, in the order of the text.
 * @throws SyntaxError
 */
export const findMutants = (file: string, source: string): readonly Mutant[] => {
  const { program, errors } = parseSync(file, source);
  if (errors[0] !== undefined) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const changes = [...walkTree(program as object as Node)].flatMap(([node, parents]) =>
    changesAt(source, node, parents.at(-1)),
  );
  const seen = new Map<string, number>();
  return changes
    .filter((change, index) => changes.findIndex((other) => isSame(change, other)) === index)
    .map((change) => {
      const id = `${file} · ${change.kind} · ${inContext(source, change)}`;
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      const { start, end, replacement } = change;
      return { id: count === 1 ? id : `${id} · ${count}`, file, line: lineOf(source, start), start, end, replacement };
    });
};
