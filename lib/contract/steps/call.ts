import { z } from 'zod';
import { v1 } from '../../spec/catalogues/v1.ts';
import { operationsIn } from '../../spec/operation-in.ts';
import type { Operation, OperationId } from '../../spec/operation.ts';
import { tokenVariant } from '../token-variant.ts';
import { connectionRef } from '../values/connection-ref.ts';
import { expectation } from '../values/expectation.ts';
import { payload } from '../values/message.ts';
import { name } from '../values/name.ts';
import { list, oneOf, record, someText, text } from '../values/plain.ts';
import type { KindOf, PathFieldOf, QueryFieldOf } from './operation-fields.ts';
import { stepBase } from './step-base.ts';

const pathFields = {
  /** The group in the path. */
  group: name,
  /** The user in the path. */
  user: name,
  /** The connection in the path. */
  connection: connectionRef,
};

const queryFields = {
  /** Each one parameter of the query. A list in it is one parameter with commas, which no document knows. */
  excluded: list(
    z.union([connectionRef, list(connectionRef)], { error: 'a connection, or a list of connections' }),
  ).exactOptional(),
  /** `short`: the shortest ttl this target can be judged by, in whole seconds; a string `raw` is sent as it stands. */
  ttl: z
    .union(
      [
        z.int(),
        z.literal('short'),
        record('{ raw }', {
          /** The value as it stands in the query. */
          raw: text,
        }),
      ],
      { error: 'a whole number of seconds, short, or { raw: text }' },
    )
    .exactOptional(),
  /** Why the connection is closed; the close message has it. */
  reason: text.exactOptional(),
};

const sendFields = {
  /** What is sent. Default: a message of which the tag is the target. */
  message: payload.exactOptional(),
  /** How often the same message is sent, one after the other; as many copies must arrive. Default 1. */
  times: z
    .int({ error: 'a whole number of 1 or more' })
    .min(1, { error: 'a whole number of 1 or more' })
    .exactOptional(),
  /** The probes that must receive the message, exactly once; every other probe must not. Absent on a send that expects an error: nobody. */
  reaches: list(someText).exactOptional(),
  /** Of a send whose audience is not judged: probes that may or may not receive it. */
  mayReach: list(someText).exactOptional(),
};

const lookFields = {
  /** Replaces the operation's method (HEAD twins). */
  method: oneOf(['HEAD']).exactOptional(),
};

const anyCallFields = {
  /** Default: the scenario's own hub. */
  hub: name.exactOptional(),
  /** A token that is not the good one. */
  token: tokenVariant.exactOptional(),
  /**
   * What the status must mean, by the catalogue in use (`success`, `absent`, `invalid`, `unauthorized`), or a list of which each is right. A number
   * stands for itself, where a check is about a status that has no word. Absent: success, whichever; one that the document does not list is found by
   * the monitor of statuses, so that a wrong number turns red the check that is about it, and not each that makes the call. With `observe`: what is no
   * news to the monitors.
   */
  expect: expectation.exactOptional(),
  /** Note status and audience under this name; nothing is judged but 5xx and, by the monitor, a status that neither document nor `expect` lists. */
  observe: someText.exactOptional(),
  ...stepBase,
};

const kindFields = { look: lookFields, send: sendFields, change: {}, close: {} };

type Inferred<Shape extends z.ZodRawShape> = z.infer<z.ZodReadonly<z.ZodObject<Shape>>>;
type PathFields = Inferred<typeof pathFields>;
type QueryFields = Inferred<typeof queryFields>;
interface KindFields {
  readonly look: Inferred<typeof lookFields>;
  readonly send: Inferred<typeof sendFields>;
  readonly change: unknown;
  readonly close: unknown;
}
type AnyCallFields = Inferred<typeof anyCallFields>;
type Everything = PathFields & QueryFields & KindFields['look'] & KindFields['send'];

type Taken<Id extends OperationId> = { readonly do: 'call'; readonly operation: Id } & AnyCallFields &
  Pick<PathFields, PathFieldOf<Id>> &
  Pick<QueryFields, QueryFieldOf<Id>> &
  KindFields[KindOf<Id>];
type Refused<Id extends OperationId> = { readonly [Field in Exclude<keyof Everything, keyof Taken<Id>>]?: never };
type CallOf<Id extends OperationId> = {
  [Field in keyof (Taken<Id> & Refused<Id>)]: (Taken<Id> & Refused<Id>)[Field];
};

/** A call of one of the operations: it has the operation's own parameters and no others. `CallStep<'broadcast'>` is that of one operation. */
export type CallStep<Id extends OperationId = OperationId> = { [Each in Id]: CallOf<Each> }[Id];

/** All that calls may say beside their operation, of whichever it is. */
export interface CallFields extends Partial<AnyCallFields & Everything> {}

const pick = (fields: Readonly<Record<string, z.ZodType>>, keys: readonly string[]): z.ZodRawShape =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));

const callOf = ({ id, parameters, query, kind }: Operation) =>
  record(`a ${id} call`, {
    do: z.literal('call'),
    operation: z.literal(id),
    ...pick(pathFields, parameters),
    ...pick(queryFields, query),
    ...kindFields[kind],
    ...anyCallFields,
  });

const operations = operationsIn(v1);

/** The call of each operation. */
export const calls = operations.map(callOf);

/** A call of one of the operations. */
export const callStep = z.discriminatedUnion('operation', calls as [ReturnType<typeof callOf>], {
  error: `an operation: ${operations.map(({ id }) => id).join(', ')}`,
}) as unknown as z.ZodType<CallStep>;
