import { readFileSync } from 'node:fs';
import { isMap, isNode, isPair, isScalar, isSeq, type Document } from 'yaml';
import { readYamlText } from '../../target/read-yaml-text.ts';

/** A file of YAML, or of JSON, which is YAML too. */
export interface YamlSource {
  readonly file: string;
  readonly document: Document;
  readonly value: unknown;
  /** The line on which a path like `$.scenarios[0].title` stands; for what is missing, that of what it is missing from. */
  lineOf(path: string): number;
  /** The last line of what stands there. */
  lastLineOf(path: string): number;
}

export interface ReadYamlOptions {
  /** The option by which it was named: `--suite`. */
  readonly option: string;
  /** The error for a sentence about a file that cannot be read, or whose content is wrong. */
  readonly refuse: (message: string, what: 'unreadable' | 'wrong', cause: unknown) => Error;
}

type Key = string | number;

const keysOf = (path: string): readonly Key[] =>
  [...path.matchAll(/\.(\$?\w+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g)].map(([, name, index, quoted]) =>
    index === undefined ? (name ?? (JSON.parse(`"${quoted}"`) as string)) : Number(index),
  );

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

interface Place {
  readonly node: unknown;
  readonly start: number | undefined;
}

/** The child of a node, and where it begins: a field begins with its name. */
const childOf = (node: unknown, key: Key): Place | undefined => {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? undefined : { node: item, start: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(key));
  return pair === undefined ? undefined : { node: pair.value, start: startOf(pair.key) };
};

const placeOf = (root: unknown, path: string): { readonly node: unknown; readonly start: number } => {
  let node = root;
  let start = startOf(root) ?? 0;
  for (const key of keysOf(path)) {
    const child = childOf(node, key);
    if (child === undefined) break;
    node = child.node;
    start = child.start ?? start;
  }
  return { node, start };
};

/** Where the value of a node ends; that of a block lies behind the line feed of its last line. */
const endOf = (node: unknown, start: number): number =>
  Math.max(start, (isNode(node) ? (node.range?.[1] ?? start) : start) - 1);

const textOf = (file: string, { option, refuse }: ReadYamlOptions): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw refuse(`${option} ${file}: ${why}`, 'unreadable', error);
  }
};

/** Reads a file, and knows the lines of what is in it. @throws what `refuse` makes, where it cannot be read or is not YAML */
export const readYaml = (file: string, options: ReadYamlOptions): YamlSource =>
  parseYaml(textOf(file, options), file, options);

/** The same of a text that is there already. */
export const parseYaml = (text: string, file: string, { refuse }: ReadYamlOptions): YamlSource => {
  const { document, value, lineAt } = readYamlText(text, ({ line, says, cause }) =>
    refuse(`${file}:${line}: ${says}`, 'wrong', cause),
  );
  return {
    file,
    document,
    value,
    lineOf: (path) => lineAt(placeOf(document.contents, path).start),
    lastLineOf: (path) => {
      const { node, start } = placeOf(document.contents, path);
      return lineAt(endOf(node, start));
    },
  };
};
