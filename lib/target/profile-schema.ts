import { z } from 'zod';
import type { OperationId } from '../spec/operation.ts';

// Written out: this floor lies below the operation table.
const operationIds = [
  'broadcast',
  'sendToUser',
  'sendToConnection',
  'connectionExists',
  'closeConnection',
  'sendToGroup',
  'groupHasConnections',
  'userHasConnections',
  'addConnectionToGroup',
  'removeConnectionFromGroup',
  'userIsInGroup',
  'addUserToGroup',
  'removeUserFromGroup',
  'removeUserFromAllGroups',
] as const satisfies readonly OperationId[];

const count = z.int().min(1);
const ms = z.number().min(0);
const someMs = z.number().positive();

/** The shape of a profile's YAML. What is not said is as cautious as for a target that nobody knows. */
export const profileSchema = z.strictObject({
  name: z.string().min(1).default(''),
  title: z.string().min(1).default(''),
  tokens: z.strictObject({ audience: z.enum(['documented', 'with-query', 'sdk']).default('documented') }).prefault({}),
  hubs: z.strictObject({ prefix: z.string().default(''), fixed: z.array(z.string().min(1)).default([]) }).prefault({}),
  users: z.strictObject({ required: z.boolean().default(false) }).prefault({}),
  claims: z
    .strictObject({
      clients: z.boolean().default(true),
      without: z.array(z.enum(operationIds)).default([]),
      optional: z.array(z.enum(['head', 'health'])).default([]),
    })
    .prefault({}),
  consistency: z.strictObject({ effectBudgetMs: ms.default(10_000) }).prefault({}),
  timing: z
    .strictObject({
      deliveryFloorMs: someMs.default(5000),
      requestTimeoutMs: someMs.default(30_000),
      pingIntervalMs: someMs.default(15_000),
      clientTimeoutMs: someMs.default(30_000),
      ttlGranularityMs: ms.default(1000),
    })
    .prefault({}),
  limits: z
    .strictObject({
      sockets: count.default(16),
      connectsPerSecond: count.default(15),
      messages: count.default(5000),
      requests: count.default(8),
    })
    .prefault({}),
});
