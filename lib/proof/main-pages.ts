import { mkdirSync, writeFileSync } from 'node:fs';
import { composites } from '../../fixtures/composites/composites.ts';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { packageFile } from '../package-root.ts';
import { htmlPage } from '../report/html/html-page.ts';
import { judgeComposite } from './composites/judge-composite.ts';

const helper = composites.find(({ id }) => id === 'test-helper-service');

/** What is published: a green page and a red one. */
const published: readonly (readonly [name: string, faults: readonly Fault[]])[] = [
  ['reference', []],
  ['test-helper-service', helper?.faults ?? []],
];

mkdirSync(packageFile('reports/pages/'), { recursive: true });
for (const [name, faults] of published) {
  const { report, wallMs } = await judgeComposite({ faults }, []);
  const page = htmlPage([report]);
  writeFileSync(packageFile(`reports/pages/${name}.html`), page);
  console.log(`wrote reports/pages/${name}.html, ${Math.round(page.length / 1000)} KB, ${Math.round(wallMs / 1000)} s`);
}
