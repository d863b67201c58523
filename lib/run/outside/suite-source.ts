import { readFileSync } from 'node:fs';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { ConformanceError } from '../../error.ts';

/** A file of YAML, or of JSON, which is YAML too. */
export interface SuiteSource {
  readonly file: string;
  readonly value: unknown;
  /** The line on which a path like `$.scenarios[0].title` stands; for what is missing, that of what it is missing from. */
  lineOf(path: string): number;
}

type Key = string | number;

const keysOf = (path: string): readonly Key[] =>
  [...path.matchAll(/\.(\w+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g)].map(([, name, index, quoted]) =>
    index === undefined ? (name ?? (JSON.parse(`"${quoted}"`) as string)) : Number(index),
  );

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** The child of a node, and where it begins: a field begins with its name. */
const childOf = (
  node: unknown,
  key: Key,
): { readonly node: unknown; readonly start: number | undefined } | undefined => {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? undefined : { node: item, start: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(key));
  return pair === undefined ? undefined : { node: pair.value, start: startOf(pair.key) };
};

const offsetOf = (root: unknown, path: string): number => {
  let node = root;
  let offset = startOf(root) ?? 0;
  for (const key of keysOf(path)) {
    const child = childOf(node, key);
    if (child === undefined) break;
    node = child.node;
    offset = child.start ?? offset;
  }
  return offset;
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new ConformanceError('ERR_SUITE', `--suite ${file}: ${why}`, { cause: error });
  }
};

/** @throws ConformanceError ERR_SUITE where it cannot be read or is not YAML */
export const readSuite = (file: string): SuiteSource => {
  const lines = new LineCounter();
  const document = parseDocument(textOf(file), { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const [message = ''] = error.message.split('\n');
    throw new ConformanceError('ERR_SUITE', `${file}:${lines.linePos(error.pos[0]).line}: ${message}`, {
      cause: error,
    });
  }
  const lineOf = (path: string): number => lines.linePos(offsetOf(document.contents, path)).line;
  return { file, value: document.toJS() as unknown, lineOf };
};
