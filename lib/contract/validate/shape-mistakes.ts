import type { z } from 'zod';
import { show, type Mistake } from './mistake.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const isName = (key: PropertyKey): boolean => typeof key === 'string' && /^\w+$/.test(key);

const pathText = (path: Path): string =>
  path.reduce<string>((text, key) => text + (isName(key) ? `.${String(key)}` : `[${JSON.stringify(key)}]`), '$');

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((place, key) => (place as Record<PropertyKey, unknown> | undefined)?.[key], value);

/** What the definition says would be right; the library begins its own sentences in one way. */
const wanted = ({ message }: Issue): string => `expected ${message.replace(/^Invalid input: expected /, '')}`;

const mistakesOf = (issue: Issue, value: unknown): readonly Mistake[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        path: pathText([...issue.path, key]),
        found: `the field "${key}"`,
        allowed: issue.message,
      }))
    : [{ path: pathText(issue.path), found: show(at(value, issue.path)), allowed: wanted(issue) }];

/** Where a value is not as its definition says. */
export const shapeMistakes = (definition: z.ZodType, value: unknown): readonly Mistake[] =>
  (definition.safeParse(value).error?.issues ?? []).flatMap((issue) => mistakesOf(issue, value));
