import { z } from 'zod';
import { tokenVariant } from '../token-variant.ts';
import { statuses } from '../values/expectation.ts';
import { record, someText } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** A request outside the operations, below the target's base. */
export const requestStep = record('a request step', {
  do: z.literal('request'),
  /** The HTTP method. */
  method: z.string({ error: 'a method in capitals' }).regex(/^[A-Z]+$/, { error: 'a method in capitals' }),
  /** Path, and query if any, as they are sent; `{health}` is the path of the health endpoint. */
  path: z
    .string({ error: 'a path that begins with /' })
    .regex(/^(?:\/|\{health\}$)/, { error: 'a path that begins with /' }),
  /** A token that is not the good one. */
  token: tokenVariant.exactOptional(),
  /** Default: 200. */
  expect: statuses.exactOptional(),
  /** Note the answer under this name; nothing is judged. */
  observe: someText.exactOptional(),
  ...stepBase,
});
