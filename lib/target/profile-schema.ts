import { z } from 'zod';
import type { OperationId } from '../spec/operation.ts';

// Written out, so that the compiler checks each id.
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

/** Longer than what services are known to forget after, in milliseconds. */
export const usualLastingMs = 6500;

const count = z.int().min(1);
const ms = z.number().min(0);
const positiveMs = z.number().positive();

const tokens = z
  .strictObject({
    audience: z
      .enum(['documented', 'with-query', 'sdk'])
      .default('documented')
      .describe(
        'Token audience (`aud`) of REST tokens. `documented`: the URL without query. `with-query`: the URL with query. `sdk`: without port, as the Microsoft SDK builds it.',
      ),
  })
  .describe('Tokens');

const hubs = z
  .strictObject({
    prefix: z.string().default('').describe('Prefix of every generated hub name.'),
    fixed: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'The only hubs the target has. Each scenario reserves the hubs it needs. Empty: the target accepts any hub.',
      ),
  })
  .describe('Hubs');

const users = z
  .strictObject({ required: z.boolean().default(false).describe('Whether every client must have a user id.') })
  .describe('Users');

const claims = z
  .strictObject({
    clients: z
      .boolean()
      .default(true)
      .describe('Whether clients can connect. `false`: only checks that need no client are run.'),
    without: z
      .array(z.enum(operationIds))
      .default([])
      .describe('Operations the target does not support. Checks that need them are not applicable.'),
    optional: z
      .array(z.enum(['head', 'health']))
      .default([])
      .describe(
        'Features beyond the v1 document to test as well. `head`: HEAD on the four operations that ask whether something is there. `health`: the health endpoint.',
      ),
  })
  .describe('Claims');

const consistency = z
  .strictObject({
    effectBudgetMs: ms
      .default(10_000)
      .describe(
        'How long an effect (membership, registration, expiry) may lag behind the response, in milliseconds. 0: effects are immediate.',
      ),
  })
  .describe('Consistency');

const timing = z
  .strictObject({
    deliveryFloorMs: positiveMs
      .default(5000)
      .describe(
        'Shortest deadline for a delivery or a close, in milliseconds. Calibration raises it for a slow target.',
      ),
    requestTimeoutMs: positiveMs.default(30_000).describe('Timeout of one REST request, in milliseconds.'),
    pingIntervalMs: positiveMs
      .default(15_000)
      .describe('Keep-alive interval of the server, in milliseconds. A ping must arrive within twice that time.'),
    clientTimeoutMs: positiveMs
      .default(30_000)
      .describe('Time after which the server drops a silent client, in milliseconds.'),
    ttlGranularityMs: ms
      .default(1000)
      .describe('How early or late a ttl may expire because the target counts in coarser units, in milliseconds.'),
    lastingMs: ms
      .default(usualLastingMs)
      .describe(
        'For how long what has to last is kept at least before it is asked for, in milliseconds. A run that takes longer keeps it until its end; `--deep` keeps it for a minute, `--soak` as long as it says.',
      ),
  })
  .describe('Timing');

const limits = z
  .strictObject({
    sockets: count.default(16).describe('Maximum number of concurrent client connections.'),
    connectsPerSecond: count.default(15).describe('Maximum number of client connections opened per second.'),
    messages: count
      .default(5000)
      .describe('Maximum number of outbound messages of a run. One message is 2 KB to one receiver.'),
    requests: count.default(8).describe('Maximum number of concurrent REST requests.'),
  })
  .describe('Limits');

/** The schema of a profile file. The defaults suit a target about which nothing is known. */
export const profileSchema = z.strictObject({
  name: z.string().min(1).default('').describe('Name shown in output and reports. Default: the file name.'),
  title: z.string().min(1).default('').describe('One line about the target. Default: the name.'),
  tokens: tokens.prefault({}),
  hubs: hubs.prefault({}),
  users: users.prefault({}),
  claims: claims.prefault({}),
  consistency: consistency.prefault({}),
  timing: timing.prefault({}),
  limits: limits.prefault({}),
});
