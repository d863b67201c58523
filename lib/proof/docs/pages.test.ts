import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFile } from '../../package-root.ts';
import { pages } from './pages.ts';

test.each(pages)('$file is what `npm run docs` writes', ({ file, render }) => {
  expect(readFileSync(packageFile(file), 'utf8')).toBe(render());
});
