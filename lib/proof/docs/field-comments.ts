import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';

const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n\s*(?:export const (\w+)|(\$?\w+):)/g;

const textOf = (body: string): string =>
  body
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .filter((line) => line !== '')
    .join(' ');

/**
 * What the comments of a source file say, by the field or the constant that follows: the definition of steps is described where it stands, for editors,
 * and nowhere else.
 */
export const fieldComments = (file: string): ReadonlyMap<string, string> =>
  new Map(
    [...readFileSync(packageFile(file), 'utf8').matchAll(comment)].map(([, body = '', constant, field]) => [
      constant ?? field ?? '',
      textOf(body),
    ]),
  );
