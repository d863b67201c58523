import { z } from 'zod';

/** A list of values that nobody changes. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'a list' }).readonly();

/** Text of one character at least. */
export const someText = z.string({ error: 'text' }).min(1, { error: 'text that is not empty' });

/** Text. */
export const text = z.string({ error: 'text' });

/** The one value `true`; leaving the field out means the other. */
export const yes = z.literal(true, { error: 'true, or no such field' });

/** The one value `false`; leaving the field out means the other. */
export const no = z.literal(false, { error: 'false, or no such field' });

/** One of some words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `one of: ${words.join(', ')}` });

const isUnknown = (code: string | undefined): boolean => code === 'unrecognized_keys';

/** An object with these fields and no others. `called` is how a mistake names it. */
export const record = <Shape extends z.ZodRawShape>(called: string, shape: Shape) =>
  z
    .strictObject(shape, {
      error: ({ code }) => (isUnknown(code) ? `${called} has the fields ${Object.keys(shape).join(', ')}` : called),
    })
    .readonly();
