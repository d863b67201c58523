import { z } from 'zod';
import { json } from '../values/json.ts';
import { list, record, someText, text } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** The client invokes a method of the server. */
export const invokeStep = record('an invoke step', {
  do: z.literal('invoke'),
  /** Who invokes. */
  probe: someText,
  /** The method. */
  target: text,
  /** Default: none. */
  arguments: list(json).exactOptional(),
  /** What happens is noted under this name; nothing is judged. */
  observe: someText,
  ...stepBase,
});
