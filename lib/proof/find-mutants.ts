import { walk } from 'estree-walker';
import { parseSync } from 'vite';

/** One change of one operator, literal or condition in a source file. */
export interface Mutant {
  /** `file:line:column kind`. */
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
}

type Ast = Parameters<typeof walk>[0];
type Site = { readonly start: number; readonly end: number };
type Change = Site & { readonly kind: string; readonly replacement: string };

const swapped: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};

// The parser's nodes carry offsets that the ESTree types do not know.
const site = (node: object): Site => node as Site;

const operatorChange = (source: string, node: { left: object; right: object; operator: string }): Change[] => {
  const replacement = swapped[node.operator];
  if (replacement === undefined) return [];
  const from = site(node.left).end;
  const start = from + source.slice(from, site(node.right).start).indexOf(node.operator);
  return [{ kind: `${node.operator} to ${replacement}`, start, end: start + node.operator.length, replacement }];
};

const conditionChanges = (test: object): Change[] =>
  ['true', 'false'].map((replacement) => ({ ...site(test), kind: `condition ${replacement}`, replacement }));

const changesAt = (source: string, node: Ast): Change[] => {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorChange(source, node);
    case 'IfStatement':
    case 'ConditionalExpression':
      return conditionChanges(node.test);
    case 'UnaryExpression':
      return node.operator === '!'
        ? [
            {
              ...site(node),
              kind: 'no negation',
              replacement: source.slice(site(node.argument).start, site(node.argument).end),
            },
          ]
        : [];
    case 'Literal':
      if (typeof node.value === 'boolean')
        return [{ ...site(node), kind: 'other boolean', replacement: String(!node.value) }];
      return typeof node.value === 'number'
        ? [{ ...site(node), kind: 'one more', replacement: `(${node.raw} + 1)` }]
        : [];
    case 'ExpressionStatement':
      return node.expression.type === 'CallExpression' || node.expression.type === 'AssignmentExpression'
        ? [{ ...site(node), kind: 'statement removed', replacement: ';' }]
        : [];
    default:
      return [];
  }
};

const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

/** All mutants of a JavaScript file, in the order of the text. */
export const findMutants = (file: string, source: string): readonly Mutant[] => {
  const changes: Change[] = [];
  walk(parseSync(file, source).program as Ast, {
    enter(node) {
      if (node.type === 'ImportDeclaration') this.skip();
      changes.push(...changesAt(source, node));
    },
  });
  return changes.map(({ start, end, kind, replacement }) => {
    const line = lineOf(source, start);
    const original = source.slice(start, end);
    return { id: `${file}:${line}:${start} ${kind}`, file, line, start, end, original, replacement };
  });
};
