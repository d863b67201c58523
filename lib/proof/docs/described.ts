import { fieldComments } from './field-comments.ts';

/** The parts of a JSON Schema that are used here. */
export interface Node {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

/** What the comments of source files say, by field. */
export type Comments = ReadonlyMap<string, string>;

/** A JSON Schema in which each field has the comment of its declaration. */
export const described = (node: unknown, comments: Comments): unknown => {
  if (Array.isArray(node)) return node.map((item) => described(item, comments));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => key !== 'readOnly' && key !== '$defs');
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === 'properties'
        ? describedFields(value as Readonly<Record<string, object>>, comments)
        : described(value, comments),
    ]),
  );
};

const describedFields = (fields: Readonly<Record<string, object>>, comments: Comments): object =>
  Object.fromEntries(
    Object.entries(fields).map(([field, node]) => {
      const description = comments.get(field);
      return [
        field,
        { ...(described(node, comments) as object), ...(description === undefined ? {} : { description }) },
      ];
    }),
  );

/** The comments of these files; where two describe a field, the first counts. */
export const commentsOf = (files: readonly string[]): Comments =>
  new Map(files.toReversed().flatMap((file) => [...fieldComments(file)]));
