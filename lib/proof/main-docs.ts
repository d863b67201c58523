import { writeFileSync } from 'node:fs';
import { packageFile } from '../package-root.ts';
import { pages } from './docs/pages.ts';

for (const { file, render } of pages) {
  writeFileSync(packageFile(file), render());
  console.log(`wrote ${file}`);
}
