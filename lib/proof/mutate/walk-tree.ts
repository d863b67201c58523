/** A node of a syntax tree, as the parser gives it. */
export interface Node {
  readonly type: string;
  /** Offsets into the source, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';

/** Nodes of types that hold an expression beside a type. */
const expressions = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSInstantiationExpression',
]);

/** Types are not run, and what is imported is run elsewhere. */
const isIdle = ({ type }: Node): boolean =>
  (type.startsWith('TS') && !expressions.has(type)) || type === 'ImportDeclaration';

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value) => isNode(value));

/** Every node that is run, in the order of the text, with the nodes that it stands in, the nearest last. */
export function* walkTree(node: Node, parents: readonly Node[] = []): Generator<readonly [Node, readonly Node[]]> {
  if (isIdle(node)) return;
  yield [node, parents];
  for (const child of childrenOf(node)) yield* walkTree(child, [...parents, node]);
}
