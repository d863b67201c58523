import { z } from 'zod';
import { step, stepKinds } from '../../contract/steps/any-step.ts';
import { calls } from '../../contract/steps/call.ts';
import { scenario } from '../../contract/steps/scenario.ts';
import { requirement, suiteFile } from '../../contract/steps/suite-file.ts';
import { tokenVariant } from '../../contract/token-variant.ts';
import { connectionRef } from '../../contract/values/connection-ref.ts';
import { expectation, statuses } from '../../contract/values/expectation.ts';
import { json } from '../../contract/values/json.ts';
import { message, payload, rawBody } from '../../contract/values/message.ts';
import { name } from '../../contract/values/name.ts';
import { operationsIn } from '../../spec/operation-in.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { commentsOf, described, type Node } from './described.ts';

const steps = 'lib/contract/steps';
const values = 'lib/contract/values';

/** What has a name of its own in the schema, and the files whose comments describe its fields. */
const named: readonly (readonly [id: string, definition: z.ZodType, files: readonly string[]])[] = [
  ['requirement', requirement, ['lib/spec/requirement-fields.ts']],
  ['scenario', scenario, [`${steps}/scenario.ts`]],
  ['step', step, []],
  ...Object.entries(stepKinds).map(
    ([kind, definition]) => [kind, definition, [`${steps}/${kind}.ts`, `${steps}/step-base.ts`]] as const,
  ),
  ...operationsIn(v1).map(
    ({ id }, index) => [`call-${id}`, calls[index] ?? step, [`${steps}/call.ts`, `${steps}/step-base.ts`]] as const,
  ),
  ['name', name, [`${values}/name.ts`]],
  ['connection', connectionRef, [`${values}/name.ts`]],
  ['token', tokenVariant, []],
  ['expectation', expectation, []],
  ['statuses', statuses, []],
  ['message', message, [`${values}/message.ts`]],
  ['raw-body', rawBody, [`${values}/message.ts`]],
  ['payload', payload, []],
  ['json', json, []],
];

const bare = (): Node => {
  const registry = z.registry<{ id: string }>();
  for (const [id, definition] of named) registry.add(definition, { id });
  return z.toJSONSchema(suiteFile, { io: 'input', metadata: registry }) as Node;
};

const definition = (id: string, node: Node, files: readonly string[]): Node => {
  const description = commentsOf(files).get(`${id}Step`);
  return { ...(description === undefined ? {} : { description }), ...(described(node, commentsOf(files)) as Node) };
};

/** The JSON Schema of a suite from outside, made of the definition of steps. */
export const suiteSchema = (): Node => {
  const whole = bare();
  const files = new Map(named.map(([id, , of]) => [id, of]));
  const $defs = Object.entries(whole.$defs ?? {}).map(([id, node]) => [id, definition(id, node, files.get(id) ?? [])]);
  return {
    ...(described(whole, commentsOf([`${steps}/suite-file.ts`])) as Node),
    $defs: Object.fromEntries($defs) as Record<string, Node>,
  };
};
