import { z } from 'zod';
import { json } from './json.ts';
import { list, record, someText, text } from './plain.ts';

/** The PayloadMessage of a send. What is not said the engine fills in with the message's unique tag, by which probes know it. */
export const message = record('a message', {
  /** Default: the tag. */
  target: text.exactOptional(),
  /** Default: none. Where a target is given the tag is put behind the last argument. */
  arguments: list(json).exactOptional(),
});

/** The PayloadMessage of a send. What is not said the engine fills in with the message's unique tag, by which probes know it. */
export type Message = z.infer<typeof message>;

/** A body written out; every `{{tag}}` in it is replaced by the message's tag. */
export const rawBody = record('a raw body', {
  /** The body's text, with `{{tag}}` and, where `bytes` is given, one `{{pad}}`. */
  raw: text,
  /** The body's length in UTF-8: the one `{{pad}}` in it is replaced by text that makes it so long. */
  bytes: z.int({ error: 'a whole number of bytes' }).min(0, { error: 'a whole number of bytes' }).exactOptional(),
  /** Default `application/json`; null: no Content-Type header. */
  contentType: someText.nullable().exactOptional(),
  /** The body goes out in chunks, without a Content-Length, as Microsoft's SDK sends it. */
  chunked: z.literal(true, { error: 'true, or no such field' }).exactOptional(),
  /** The frame that must arrive, as text with `{{tag}}` and `{{pad}}`: what of target and arguments is not in it is not compared. */
  arrivesAs: text.exactOptional(),
});

/** A body written out; every `{{tag}}` in it is replaced by the message's tag. */
export type RawBody = z.infer<typeof rawBody>;

/** What a send carries. */
export const payload = z.union([message, rawBody], {
  error: 'a message { target, arguments } or a raw body { raw, bytes, contentType, chunked, arrivesAs }',
});
