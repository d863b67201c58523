import { isNode, type Node } from './walk-tree.ts';

/** What is put in place of a stretch of source. */
export interface Change {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** A map and no object: the source may call things `toString`, as objects do. */
const table = <Value>(entries: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(entries));

const swapped = table<readonly string[]>({
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
});
const assigned = table({ '+=': '-=', '-=': '+=', '||=': '&&=', '&&=': '||=', '??=': '&&=' });
const methods = table({
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
});
/** Methods whose result is like what they are called on: they can be left out. */
const leftOut = new Set([
  'filter',
  'slice',
  'trim',
  'trimEnd',
  'trimStart',
  'toLowerCase',
  'replace',
  'replaceAll',
  'flat',
]);

type Rule = (source: string, node: Node, parent: Node | undefined) => readonly Change[];

const at = ({ start, end }: Node, kind: string, replacement: string): Change => ({ kind, start, end, replacement });
const child = (node: Node, field: string): Node => node[field] as Node;
const textOf = (source: string, { start, end }: Node): string => source.slice(start, end);

const operator: Rule = (source, node) => {
  const from = child(node, 'left').end;
  const sign = node['operator'] as string;
  const start = from + source.slice(from, child(node, 'right').start).indexOf(sign);
  const replacements =
    node.type === 'AssignmentExpression' ? [assigned.get(sign) ?? []].flat() : (swapped.get(sign) ?? []);
  return replacements.map((one) => ({
    kind: `${sign} to ${one}`,
    start,
    end: start + sign.length,
    replacement: one,
  }));
};

const sides: Rule = (source, node) => {
  const [left, right] = [child(node, 'left'), child(node, 'right')];
  return [at(node, 'left side only', textOf(source, left)), at(node, 'right side only', textOf(source, right))];
};

/** A loop that never ends shows nothing. */
const isLoop = ({ type }: Node): boolean => type.startsWith('For') || type.endsWith('WhileStatement');

const condition: Rule = (_source, node) => {
  const { test } = node;
  if (!isNode(test)) return [];
  return (isLoop(node) ? ['false'] : ['true', 'false']).map((value) => at(test, `condition ${value}`, value));
};

const literal: Rule = (_source, node, parent) => {
  const { value, regex } = node as { readonly value?: unknown; readonly regex?: { readonly pattern: string } };
  if (regex !== undefined) return [];
  if (typeof value === 'boolean') return [at(node, 'other boolean', String(!value))];
  if (typeof value === 'number') return [at(node, 'one more', String(value + 1))];
  const isKey = parent?.['key'] === node || parent?.type === 'ExpressionStatement';
  if (typeof value !== 'string' || isKey) return [];
  return [value === '' ? at(node, 'some text', "'?'") : at(node, 'no text', "''")];
};

const regularExpression: Rule = (_source, node) => {
  const { regex } = node as { readonly regex?: { readonly pattern: string; readonly flags: string } };
  if (regex === undefined) return [];
  const { pattern, flags } = regex;
  const variants: readonly (readonly [string, string, string])[] = [
    ['no start', pattern.replace(/^\^/, ''), flags],
    ['no end', pattern.replace(/\$$/, ''), flags],
    ['one or more', pattern.replace(/(?<!\\)\*/, '+'), flags],
    ['none or more', pattern.replace(/(?<!\\)\+/, '*'), flags],
    ['no flags', pattern, ''],
  ];
  return variants
    .filter(([, changed, flagged]) => changed !== pattern || flagged !== flags)
    .map(([kind, changed, flagged]) => at(node, `pattern: ${kind}`, `/${changed}/${flagged}`));
};

const negation: Rule = (source, node) =>
  node['operator'] === '!' ? [at(node, 'no negation', textOf(source, child(node, 'argument')))] : [];

const statement: Rule = (_source, node) => {
  const { type } = child(node, 'expression');
  return type === 'Literal' ? [] : [at(node, 'statement removed', ';')];
};

const returned: Rule = (_source, node) => {
  const { argument } = node;
  const isNothing = !isNode(argument) || (argument.type === 'Identifier' && argument['name'] === 'undefined');
  return isNothing ? [] : [at(argument, 'returns nothing', 'undefined')];
};

const arrow: Rule = (_source, node) => {
  const body = child(node, 'body');
  const isNothing = body.type === 'BlockStatement' || (body.type === 'Identifier' && body['name'] === 'undefined');
  return isNothing ? [] : [at(body, 'returns nothing', 'undefined')];
};

const list: Rule = (_source, node) =>
  (node['elements'] as readonly unknown[]).length === 0 ? [] : [at(node, 'empty list', '[]')];

const member: Rule = (source, node) => {
  if (node['optional'] !== true) return [];
  const from = child(node, 'object').end;
  const start = from + source.slice(from, child(node, 'property').start).indexOf('?.');
  const replacement = node['computed'] === true ? '' : '.';
  return [{ kind: 'not optional', start, end: start + 2, replacement }];
};

const call: Rule = (source, node) => {
  const callee = child(node, 'callee');
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return [];
  const property = child(callee, 'property');
  const name = property['name'] as string;
  const other = methods.get(name);
  return [
    ...(other === undefined ? [] : [at(property, `${name} to ${other}`, other)]),
    ...(leftOut.has(name) ? [at(node, `without ${name}`, textOf(source, child(callee, 'object')))] : []),
  ];
};

const update: Rule = (source, node) => {
  const sign = node['operator'] as string;
  const other = sign === '++' ? '--' : '++';
  return [at(node, `${sign} to ${other}`, textOf(source, node).replace(sign, other))];
};

const rules = table<readonly Rule[]>({
  BinaryExpression: [operator],
  LogicalExpression: [operator, sides],
  AssignmentExpression: [operator],
  UpdateExpression: [update],
  IfStatement: [condition],
  ConditionalExpression: [condition],
  WhileStatement: [condition],
  DoWhileStatement: [condition],
  ForStatement: [condition],
  UnaryExpression: [negation],
  Literal: [literal, regularExpression],
  ExpressionStatement: [statement],
  ReturnStatement: [returned],
  ArrowFunctionExpression: [arrow],
  ArrayExpression: [list],
  MemberExpression: [member],
  CallExpression: [call],
});

/** What can be changed at a node. */
export const changesAt = (source: string, node: Node, parent: Node | undefined): readonly Change[] =>
  (rules.get(node.type) ?? []).flatMap((rule) => rule(source, node, parent));
