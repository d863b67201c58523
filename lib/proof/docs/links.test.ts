import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packagePath } from '../../package-root.ts';

const root = packagePath('.');
const markdownIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const files = ['.', 'docs', 'examples'].flatMap(markdownIn);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

test.each(files)('%s links to files that exist', (file) => {
  const links = [...textOf(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
  const local = links.filter((link) => !/^[a-z]+:/.test(link));
  expect(local.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
});

test.each(files)('%s names npm scripts that exist', (file) => {
  const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const named = [...textOf(file).matchAll(/npm run (?:--silent |-s )?([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
