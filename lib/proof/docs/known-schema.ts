import { z } from 'zod';
import { knownFile } from '../../contract/known/known-file.ts';
import { commentsOf, described, type Node } from './described.ts';
import type { Page } from './page.ts';

/** The JSON Schema of a list of known deviations, made of its definition. */
export const knownSchema = (): Node =>
  described(z.toJSONSchema(knownFile, { io: 'input' }), commentsOf(['lib/contract/known/known-file.ts'])) as Node;

/** `schemas/known.schema.json`: the JSON Schema of a list of known deviations, for editors. */
export const knownSchemaPage: Page = {
  file: 'schemas/known.schema.json',
  render: () => `${JSON.stringify(knownSchema(), null, 2)}\n`,
};
