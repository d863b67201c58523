import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { exchangeSchema } from '../../contract/exchange.ts';
import { knownDeviationSchema } from '../../contract/known/known-entry.ts';
import { reportSchema } from '../../contract/report.ts';
import { timelineSchema } from '../../contract/timeline.ts';
import { packageFile } from '../../package-root.ts';
import { commentsOf, described, type Comments, type Node } from './described.ts';
import type { Page } from './page.ts';

/** What has a name of its own in the schema, and the files whose comments describe its fields. */
const named: readonly (readonly [id: string, definition: z.ZodType, files: readonly string[]])[] = [
  ['exchange', exchangeSchema, ['lib/contract/exchange.ts']],
  ['known-deviation', knownDeviationSchema, ['lib/contract/known/known-entry.ts']],
  ['timeline', timelineSchema, ['lib/contract/timeline.ts']],
];

const declared = (file: string): readonly string[] =>
  [...readFileSync(packageFile(file), 'utf8').matchAll(/^ +(\w+):/gm)].map(([, field = '']) => field);

/** The comments of fields that are declared once: of two fields of one name, a comment may describe only one. */
const clearComments = (files: readonly string[]): Comments => {
  const fields = files.flatMap(declared);
  const isClear = (field: string): boolean => fields.indexOf(field) === fields.lastIndexOf(field);
  return new Map([...commentsOf(files)].filter(([field]) => isClear(field)));
};

const reportSchemaNode = (): Node => {
  const registry = z.registry<{ id: string }>();
  for (const [id, definition] of named) registry.add(definition, { id });
  const whole = z.toJSONSchema(reportSchema, { metadata: registry }) as Node;
  const $defs = named.map(([id, , files]) => [id, described(whole.$defs?.[id], clearComments(files))] as const);
  return {
    ...(described(whole, clearComments(['lib/contract/report.ts', 'lib/contract/outcome.ts'])) as Node),
    $defs: Object.fromEntries($defs) as Record<string, Node>,
  };
};

/** `schemas/report.schema.json`: the JSON Schema of `report.json`. */
export const reportSchemaPage: Page = {
  file: 'schemas/report.schema.json',
  render: () => `${JSON.stringify(reportSchemaNode(), null, 2)}\n`,
};
